using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Dialects.Unleash;

/// <summary>An id of the error itself, the name of its kind, and a sentence; bad data has a list besides.</summary>
internal sealed class UnleashErrorWriter : IErrorWriter
{
    public DialectName Dialect => DialectName.Unleash;

    public ErrorAnswer Write(Error error, string traceId)
    {
        var message = FieldNames.Sentence(error, field => field.Name);
        var details = error.Kind == ErrorKind.Invalid ? Details(error, message) : null;
        return new ErrorAnswer(
            ErrorStatus.Of(error.Kind), "application/json", new UnleashError(Guid.NewGuid(), Name(error.Kind), message, details));
    }

    private static IReadOnlyList<UnleashErrorDetail> Details(Error error, string message) => error.Fields.Count == 0
        ? [new UnleashErrorDetail(message)]
        : [.. error.Fields.Select(field => new UnleashErrorDetail(FieldNames.Sentence(Error.Invalid(field), one => one.Name)))];

    private static string Name(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => "BadDataError",
        ErrorKind.Unauthenticated => "AuthenticationRequired",
        ErrorKind.Forbidden => "NoAccessError",
        ErrorKind.NotFound => "NotFoundError",
        ErrorKind.MethodNotAllowed => "MethodNotAllowedError",
        ErrorKind.Conflict or ErrorKind.PreconditionFailed => "ConflictError",
        ErrorKind.TooLarge => "PayloadTooLargeError",
        ErrorKind.UnsupportedMediaType => "ContentTypeError",
        ErrorKind.TooManyRequests => "RateLimitError",
        ErrorKind.Unavailable => "UnavailableError",
        ErrorKind.Timeout => "TimeoutError",
        _ => "InternalError",
    };
}
