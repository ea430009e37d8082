using MediatR;
using ScimPlatform.Application.ScimTokens;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>Holds minting to its rate. It stands behind validation: what is invalid does not count, and what is refused revokes nothing.</summary>
public sealed class MintingLimitBehaviour<TRequest, TResponse>(IMintingLimit limit) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IMintingCommand
{
    public Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        limit.Admit(request.Tenant);
        return next();
    }
}
