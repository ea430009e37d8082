using System.Collections.Concurrent;

namespace ScimPlatform.Application.Common;

/// <summary>What this node is busy with, by its keys. Unlike <see cref="KeyedLock"/> nobody waits: whoever comes second is told so.</summary>
public sealed class InFlight<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, bool> keys = new();

    /// <summary>Takes the key until the answer is disposed of; null where it is taken.</summary>
    public IDisposable? TryEnter(TKey key) => keys.TryAdd(key, true) ? new Flight(() => keys.TryRemove(key, out _)) : null;

    private sealed class Flight(Action land) : IDisposable
    {
        public void Dispose() => land();
    }
}
