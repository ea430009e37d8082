namespace ScimPlatform.Application.Common;

/// <summary>
/// An asynchronous lock for each key, first come first served. Commands of this node that change one thing take it one after the other: each
/// would otherwise lose to the one before it and start again. Other nodes know nothing of it; the versions of what is changed keep those apart.
/// </summary>
public sealed class KeyedLock
{
    private readonly Dictionary<object, Entry> entries = [];

    /// <summary>Takes the lock of a key. It is released when the answer is disposed of.</summary>
    /// <param name="key">what is to be changed; equal keys are one</param>
    /// <param name="cancellationToken">ends the wait</param>
    public async ValueTask<IDisposable> EnterAsync(object key, CancellationToken cancellationToken)
    {
        var entry = Join(key);
        try
        {
            await entry.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(entry);
            throw;
        }

        return new Held(this, entry);
    }

    private Entry Join(object key)
    {
        lock (entries)
        {
            if (!entries.TryGetValue(key, out var entry))
            {
                entries[key] = entry = new Entry(key);
            }

            entry.Users++;
            return entry;
        }
    }

    private void Leave(Entry entry)
    {
        lock (entries)
        {
            if (--entry.Users == 0)
            {
                entries.Remove(entry.Key);
                entry.Gate.Dispose();
            }
        }
    }

    private sealed class Held(KeyedLock keyedLock, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Gate.Release();
            keyedLock.Leave(entry);
        }
    }

    private sealed class Entry(object key)
    {
        public object Key => key;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        /// <summary>How many hold the lock or wait for it; guarded by the lock's entries.</summary>
        public int Users { get; set; }
    }
}
