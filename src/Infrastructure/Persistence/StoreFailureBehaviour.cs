using MediatR;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>Gives reads what saving has: a failure of the database reaches the use cases as a fault that they know.</summary>
internal sealed class StoreFailureBehaviour<TRequest, TResponse>(StoreFailures failures) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await next();
        }
        catch (Exception exception) when (failures.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }
}
