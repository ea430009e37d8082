using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>Turns what a provider throws into what it means. One subclass for each provider.</summary>
public abstract class StoreFailures
{
    /// <returns>the fault that the exception stands for, or null when it is none of the database's</returns>
    public Exception? Translate(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => new ConcurrencyLost(exception),
        DbUpdateException { InnerException: { } inner } => Translate(inner),
        RetryLimitExceededException { InnerException: { } inner } => Translate(inner) ?? new StoreUnavailable(inner),
        _ => TranslateProvider(exception),
    };

    /// <returns>the fault that the provider's exception stands for, or null when it is not the provider's</returns>
    protected abstract Exception? TranslateProvider(Exception exception);
}
