namespace ScimPlatform.Application.Common;

/// <summary>
/// Lets the commands of this node that contend for one thing take turns, first come first served: each would otherwise lose to the one before it
/// and start again. Other nodes know nothing of it; the versions of what is changed keep those apart.
/// </summary>
public interface ITurns
{
    /// <summary>Waits for the turn. It ends when the answer is disposed of.</summary>
    /// <param name="thing">the id of what is to be changed; equal ones are one</param>
    /// <param name="isBrief">whether the command reads and writes few rows, by their ids: such ones may be in turn together</param>
    /// <param name="cancellationToken">ends the wait</param>
    ValueTask<ITurn> EnterAsync(object thing, bool isBrief, CancellationToken cancellationToken);
}

/// <summary>A command's turn.</summary>
public interface ITurn : IDisposable
{
    /// <summary>Does the command, from reading to saving. It may begin again from the start, where it shares a transaction that another one lost.</summary>
    /// <param name="command">reads and writes through the scope's unit of work alone</param>
    /// <param name="cancellationToken">ends it</param>
    /// <exception cref="Errors.ConcurrencyLost">what was changed here was changed by another writer meanwhile</exception>
    /// <exception cref="Errors.StoreUnavailable">the database cannot be reached</exception>
    Task<T> DoAsync<T>(Func<Task<T>> command, CancellationToken cancellationToken);
}
