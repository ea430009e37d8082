using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Errors;

/// <summary>Where every exception ends: classified, logged if it is our fault, and said in the caller's dialect.</summary>
internal sealed partial class ExceptionHandler(ErrorResponder responder, ILogger<ExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // A body whose connection was reset may say so before the request is known to be aborted.
        if (exception is ConnectionResetException || (httpContext.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException))
        {
            ClientLeft();
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var error = Classify(exception);
        if (error.Kind is ErrorKind.Unexpected or ErrorKind.Unavailable && logger.IsEnabled(LogLevel.Error))
        {
            Failed(httpContext.TraceId(), error.Kind, FailureTrace.Of(exception));
        }

        await responder.WriteAsync(httpContext, error);
        return true;
    }

    private static Error Classify(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new Error(ErrorKind.TooLarge, "The body is too large."),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => new Error(ErrorKind.Timeout, "The body took too long to arrive."),
        BadHttpRequestException => new Error(ErrorKind.Invalid, "The request is malformed."),
        _ => ErrorClassifier.Classify(exception),
    };

    [LoggerMessage(Level = LogLevel.Debug, Message = "The client left before the answer")]
    private partial void ClientLeft();

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {TraceId} failed: {Kind}: {Failure}")]
    private partial void Failed(string traceId, ErrorKind kind, string failure);
}
