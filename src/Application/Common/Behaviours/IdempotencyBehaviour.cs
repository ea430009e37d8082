using MediatR;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>
/// Answers a repeated mint, or another request that has a key, with what the first one made. It stands before the limit, which repeats do not count against, and around
/// <see cref="RepeatBehaviour{TRequest,TResponse}"/>: a mint that was refused because its own twin on another node was faster finds
/// that out here.
/// </summary>
public sealed class IdempotencyBehaviour<TRequest, TResponse>(IMediator sender, MintsInFlight flights, IUnitOfWork unitOfWork)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IKeyedCommand
{
    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request.Key is not { } key)
        {
            return await next();
        }

        using var flight = flights.Enter(request.Tenant, key);
        if (await request.RecallAsync(sender, key, cancellationToken) is TResponse earlier)
        {
            return earlier;
        }

        try
        {
            return await next();
        }
        catch (Exception exception) when (exception is ConcurrencyLost or DomainException)
        {
            unitOfWork.Reset();
            if (await request.RecallAsync(sender, key, cancellationToken) is not null)
            {
                throw MintsInFlight.Refused();
            }

            throw;
        }
    }
}
