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
            Log(LogLevel.Debug, "Done", start);
            return response;
        }
        catch (Exception exception)
        {
            Log(LogLevel.Information, ErrorClassifier.Classify(exception).Kind.ToString(), start);
            throw;
        }
    }

    // A line for each thing that went well would cost more than many of those things: those are for debugging only.
    private void Log(LogLevel level, string outcome, long start)
    {
        var milliseconds = time.GetElapsedTime(start).TotalMilliseconds;
        Ended(level, typeof(TRequest).Name, outcome, milliseconds);
    }

    [LoggerMessage(Message = "{UseCase} {Outcome} in {Milliseconds:0.0} ms")]
    private partial void Ended(LogLevel level, string useCase, string outcome, double milliseconds);
}
