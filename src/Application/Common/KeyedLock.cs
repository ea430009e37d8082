namespace ScimPlatform.Application.Common;

/// <summary>
/// An asynchronous lock for each key, within this process: held by one alone or by several who share it, in the order in which they asked. Not
/// re-entrant. A key is forgotten once nobody holds its lock or waits for it.
/// </summary>
public sealed class KeyedLock
{
    private readonly Dictionary<object, Entry> entries = [];

    /// <summary>Takes the lock of a key exclusively. It is released when the answer is disposed of.</summary>
    /// <param name="key">equal keys have one lock</param>
    /// <param name="cancellationToken">ends the wait</param>
    public ValueTask<Held> EnterAsync(object key, CancellationToken cancellationToken) => EnterAsync(key, isShared: false, cancellationToken);

    /// <summary>Takes the lock of a key. It is released when the answer is disposed of.</summary>
    /// <param name="key">equal keys have one lock</param>
    /// <param name="isShared">whether others who say so may hold it at the same time</param>
    /// <param name="cancellationToken">ends the wait</param>
    public async ValueTask<Held> EnterAsync(object key, bool isShared, CancellationToken cancellationToken)
    {
        var entry = Join(key, out var isContended);
        try
        {
            await entry.EnterAsync(isShared, cancellationToken);
        }
        catch
        {
            Leave(entry);
            throw;
        }

        return new Held(this, entry, isShared, isContended);
    }

    private Entry Join(object key, out bool isContended)
    {
        lock (entries)
        {
            if (!entries.TryGetValue(key, out var entry))
            {
                entries[key] = entry = new Entry(key);
            }

            isContended = entry.Users++ > 0;
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
                entry.Dispose();
            }
        }
    }

    /// <summary>A lock that is held.</summary>
    public sealed class Held : IDisposable
    {
        private readonly KeyedLock keyedLock;
        private readonly Entry entry;
        private readonly bool isShared;

        internal Held(KeyedLock keyedLock, Entry entry, bool isShared, bool isContended)
        {
            this.keyedLock = keyedLock;
            this.entry = entry;
            this.isShared = isShared;
            IsContended = isContended;
        }

        /// <summary>Whether others held it or waited for it when it was asked for.</summary>
        public bool IsContended { get; }

        public void Dispose()
        {
            entry.Exit(isShared);
            keyedLock.Leave(entry);
        }
    }

    /// <summary>The lock of one key. Everybody passes the gate in the order of coming; an exclusive holder keeps it until released.</summary>
    internal sealed class Entry(object key) : IDisposable
    {
        private readonly SemaphoreSlim gate = new(1, 1);
        private readonly object guard = new();
        private int sharers;
        private TaskCompletionSource? emptied;

        public object Key => key;

        /// <summary>How many hold the lock or wait for it; guarded by the lock's entries.</summary>
        public int Users { get; set; }

        public async ValueTask EnterAsync(bool isShared, CancellationToken cancellationToken)
        {
            await gate.WaitAsync(cancellationToken);
            if (isShared)
            {
                lock (guard)
                {
                    sharers++;
                }

                gate.Release();
                return;
            }

            try
            {
                await WhenNobodyShares().WaitAsync(cancellationToken);
            }
            catch
            {
                gate.Release();
                throw;
            }
        }

        public void Exit(bool isShared)
        {
            if (!isShared)
            {
                gate.Release();
                return;
            }

            lock (guard)
            {
                if (--sharers == 0)
                {
                    emptied?.TrySetResult();
                }
            }
        }

        public void Dispose() => gate.Dispose();

        private Task WhenNobodyShares()
        {
            lock (guard)
            {
                emptied = sharers == 0 ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return emptied?.Task ?? Task.CompletedTask;
            }
        }
    }
}
