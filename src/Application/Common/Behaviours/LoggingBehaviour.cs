using MediatR;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Common.Behaviours;

/// <summary>Logs which use case ran, how it ended and how long it took; never what was in it, since that is secrets and people.</summary>
public sealed partial class LoggingBehaviour<TRequest, TResponse>(
    ILogger<LoggingBehaviour<TRequest, TResponse>> logger, TimeProvider time) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var start = time.GetTimestamp();
        try
        {
            var response = await next();
            Log("Done", start);
            return response;
        }
        catch (Exception exception)
        {
            Log(ErrorClassifier.Classify(exception).Kind.ToString(), start);
            throw;
        }
    }

    private void Log(string outcome, long start)
    {
        var milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
        Ended(typeof(TRequest).Name, outcome, milliseconds);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{UseCase} {Outcome} in {Milliseconds:0.0} ms")]
    private partial void Ended(string useCase, string outcome, double milliseconds);
}
