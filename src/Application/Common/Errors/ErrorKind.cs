namespace ScimPlatform.Application.Common.Errors;

/// <summary>Everything that can go wrong, as far as a client has to know. Each dialect says each kind in its own words.</summary>
public enum ErrorKind
{
    Invalid,
    Unauthenticated,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    Conflict,
    PreconditionFailed,
    TooLarge,
    UnsupportedMediaType,
    TooManyRequests,
    NotImplemented,
    Unexpected,
    Unavailable,
    Timeout,
}
