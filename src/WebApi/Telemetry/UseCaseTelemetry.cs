using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens.Minting;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>
/// Traces each use case by its name, measures those that write, and counts mints and what the database failed. It is the outermost of the
/// behaviours, and there only where somebody asked for telemetry.
/// </summary>
internal sealed class UseCaseTelemetry<TRequest, TResponse>(TimeProvider time, TenantAttribute tenants) : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly KeyValuePair<string, object?> Name = new(ServerMetrics.UseCase, typeof(TRequest).Name);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = ServerMetrics.Activities.StartActivity(typeof(TRequest).Name);
        var start = time.GetTimestamp();
        try
        {
            var response = await next();
            if (request is IMintingCommand minting && response is IMinted { IsRepeat: false })
            {
                Count(minting);
            }

            return response;
        }
        catch (Exception exception)
        {
            var kind = ErrorClassifier.Classify(exception).Kind.ToString();
            activity?.SetTag(ServerMetrics.ErrorType, kind);
            if (exception is StoreUnavailable)
            {
                ServerMetrics.DatabaseFailures.Add(1);
            }

            throw;
        }
        finally
        {
            if (request is ICommand<TResponse>)
            {
                ServerMetrics.CommandDuration.Record(time.GetElapsedTime(start).TotalSeconds, Name);
            }
        }
    }

    private void Count(IMintingCommand minting)
    {
        if (tenants.Of(minting.Tenant.Value) is { } tenant)
        {
            ServerMetrics.TokensMinted.Add(1, new KeyValuePair<string, object?>(ServerMetrics.Tenant, tenant));
        }
        else
        {
            ServerMetrics.TokensMinted.Add(1);
        }
    }
}
