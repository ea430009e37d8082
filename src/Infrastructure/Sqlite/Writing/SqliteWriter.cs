using System.Collections.Concurrent;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>
/// The one writer of this process to the file, since SQLite has one at a time. What waits while it is busy is stored in one transaction
/// (group commit): each piece of work within a savepoint of its own, so that one that fails undoes nothing of the others, and none is
/// done before the commit that all share has reached the disk.
/// </summary>
internal sealed class SqliteWriter(string connectionString, Action<string> executing) : IDisposable
{
    private const int MostAtOnce = 64;

    private readonly ConcurrentQueue<SqliteWork> waiting = new();
    private SqliteWriting? writing;
    private int isBusy;
    private volatile bool isDisposed;

    /// <summary>Does the work within a transaction, and returns when that is durable.</summary>
    /// <param name="work">stores something within the transaction, and nothing else</param>
    /// <param name="cancellationToken">ends the wait for the work's turn, and the work itself, of which nothing is left then</param>
    public async Task WriteAsync(Func<SqliteWriting, Task> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var entry = new SqliteWork(work, ExecutionContext.Capture(), cancellationToken);
        waiting.Enqueue(entry);
        if (TryBegin())
        {
            await LeadAsync();
        }

        await entry.Done.Task;
    }

    /// <summary>Takes the writer's place for good, once what it does is done.</summary>
    public void Dispose()
    {
        if (!isDisposed)
        {
            SpinWait.SpinUntil(() => Interlocked.CompareExchange(ref isBusy, 1, 0) == 0);
            isDisposed = true;
            writing?.Dispose();
        }
    }

    private bool TryBegin() => Interlocked.CompareExchange(ref isBusy, 1, 0) == 0;

    // Whoever finds nobody at work does what waits until it commits, its own among it, without waking another thread. It has its own request
    // to end: what comes after that is left to others.
    private async Task LeadAsync()
    {
        await DoAsync();
        if (!waiting.IsEmpty || GoesOn())
        {
            _ = Task.Run(WorkAsync);
        }
    }

    private async Task WorkAsync()
    {
        do
        {
            while (!waiting.IsEmpty)
            {
                await DoAsync();
            }
        }
        while (GoesOn());
    }

    // Whoever queues while the work ends either sees that it has ended, and begins again, or is seen here. For that the queue must not be
    // looked at before others see the end, which a plain or volatile write allows.
    private bool GoesOn()
    {
        Interlocked.Exchange(ref isBusy, 0);
        return !waiting.IsEmpty && TryBegin();
    }

    // Adds to the batch what waits, as far as there is room.
    private void TakeInto(List<SqliteWork> batch)
    {
        while (batch.Count < MostAtOnce && waiting.TryDequeue(out var work))
        {
            if (work.CancellationToken.IsCancellationRequested)
            {
                work.Done.SetCanceled(work.CancellationToken);
            }
            else
            {
                batch.Add(work);
            }
        }
    }

    private async Task DoAsync()
    {
        // Requests that are here already get as far as to wait here, too: the more of them share a commit, the less each costs.
        if (ThreadPool.PendingWorkItemCount > 0)
        {
            await Task.Yield();
        }

        var batch = new List<SqliteWork>();
        TakeInto(batch);
        if (batch.Count == 0)
        {
            return;
        }

        // What stood in a transaction that one of them lost is done again without that one: what came before it, then what comes after it.
        var toStore = new Stack<List<SqliteWork>>([batch]);
        while (toStore.TryPop(out var together))
        {
            if (await StoreAsync(together) is { } lost)
            {
                together[lost].Finish();
                toStore.Push(together.GetRange(lost + 1, together.Count - lost - 1));
                toStore.Push(together.GetRange(0, lost));
            }
            else
            {
                together.ForEach(work => work.Finish());
            }
        }
    }

    /// <summary>Stores the works in one transaction, together with what comes while their last is done.</summary>
    /// <returns>which of them lost the transaction for all, or null</returns>
    private async Task<int?> StoreAsync(List<SqliteWork> works)
    {
        try
        {
            writing ??= new SqliteWriting(connectionString, executing);
            await using var transaction = writing.Begin();
            for (var at = 0; at < works.Count; at++)
            {
                if (!await works[at].DoAsync(writing))
                {
                    return at;
                }

                if (at == works.Count - 1)
                {
                    TakeInto(works);
                }
            }

            transaction.Commit();
        }
        catch (Exception exception)
        {
            // Nobody's work is stored, and everybody is told: whatever broke the transaction may have broken the connection.
            writing?.Dispose();
            writing = null;
            works.ForEach(work => work.Failure ??= exception);
        }

        return null;
    }
}
