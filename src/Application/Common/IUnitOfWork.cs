namespace ScimPlatform.Application.Common;

/// <summary>What the repositories of one request have loaded and changed.</summary>
public interface IUnitOfWork
{
    /// <summary>Whether the store has one writer, so that work can be done while nobody else writes.</summary>
    bool CanBeAlone { get; }

    /// <summary>Whether that is so now: everything else that is to be written waits.</summary>
    bool IsAlone { get; }

    /// <summary>
    /// Does the work while nobody else writes. It reads, through the repositories, what was written before it, and loses to nobody. What it
    /// saves is stored together with what waits beside it; it is done when that is durable, and undone when it throws.
    /// </summary>
    /// <param name="work">reads and writes few rows, through this unit of work only</param>
    /// <param name="cancellationToken">ends the wait for the work's turn</param>
    /// <exception cref="NotSupportedException">the store has many writers</exception>
    /// <exception cref="Errors.StoreUnavailable">the database cannot be reached</exception>
    Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Stores every change in one transaction, or none.</summary>
    /// <exception cref="Errors.ConcurrencyLost">what was changed here was changed by another writer meanwhile</exception>
    /// <exception cref="Errors.StoreUnavailable">the database cannot be reached</exception>
    /// <exception cref="Domain.Common.DomainException">a unique index refused, named as the rule that it holds</exception>
    Task SaveChangesAsync(CancellationToken cancellationToken);

    /// <summary>Forgets everything that was loaded and changed, so that a command can start again.</summary>
    void Reset();
}
