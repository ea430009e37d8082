using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Common.Errors;

/// <summary>The only table from exceptions to errors. What it does not know is unexpected and says nothing about itself.</summary>
public static class ErrorClassifier
{
    private static readonly TimeSpan UntilStoreReturns = TimeSpan.FromSeconds(5);

    public static Error Classify(Exception exception) => exception switch
    {
        Refusal refusal => refusal.Error,
        ScimFault { Type: ScimType.Uniqueness } fault => new Error(ErrorKind.Conflict, fault.Message) { ScimType = fault.Type },
        ScimFault fault => new Error(ErrorKind.Invalid, fault.Message) { ScimType = fault.Type },
        ValueRefused refused => new Error(ErrorKind.Invalid, refused.Message) { ScimType = ScimType.InvalidValue },
        UserNameTaken taken => new Error(ErrorKind.Conflict, taken.Message) { ScimType = ScimType.Uniqueness },
        DomainException rule => new Error(ErrorKind.Conflict, rule.Message),
        ConcurrencyLost lost => new Error(ErrorKind.Conflict, lost.Message),
        StoreUnavailable down => new Error(ErrorKind.Unavailable, down.Message) { RetryAfter = UntilStoreReturns },
        TimeoutException => new Error(ErrorKind.Timeout, "The request took too long."),
        _ => new Error(ErrorKind.Unexpected, "Something went wrong on our side."),
    };
}
