namespace ScimPlatform.Application.Common;

/// <summary>What the repositories of one request have loaded and changed.</summary>
public interface IUnitOfWork
{
    /// <summary>Stores every change in one transaction, or none.</summary>
    /// <exception cref="Errors.ConcurrencyLost">what was changed here was changed by another writer meanwhile</exception>
    /// <exception cref="Errors.StoreUnavailable">the database cannot be reached</exception>
    /// <exception cref="Domain.Common.DomainException">a unique index refused, named as the rule that it holds</exception>
    Task SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything that was loaded and changed, so that a command can start again.</summary>
    void Reset();
}
