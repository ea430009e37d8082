using System.Collections.Concurrent;

namespace ScimPlatform.Application.Common;

/// <summary>
/// Threads for what may keep one for long. Those of the pool are as few as the cores, which serves short requests with the least CPU; whatever
/// takes long there would be in everybody's way. Here it takes turns with the others by the system's clock.
/// </summary>
public sealed class LongWork : TaskScheduler, IDisposable
{
    /// <summary>How many pieces of work go on at once; more wait.</summary>
    public const int MostThreads = 32;

    private readonly BlockingCollection<Task> waiting = [];
    private readonly Lock gate = new();
    private int threads;
    private int unfinished;

    public override int MaximumConcurrencyLevel => MostThreads;

    /// <summary>Does the work here, up to where it first waits without a thread, and what follows after that as well.</summary>
    /// <param name="work">what may take long</param>
    /// <param name="cancellationToken">keeps it from beginning; the work looks after the rest itself</param>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Lets the threads end when nothing waits any more.</summary>
    public void Dispose() => waiting.CompleteAdding();

    protected override void QueueTask(Task task)
    {
        waiting.Add(task);
        lock (gate)
        {
            unfinished++;
            if (unfinished > threads && threads < MostThreads)
            {
                threads++;
                new Thread(Work) { IsBackground = true, Name = "Long work" }.Start();
            }
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. waiting];

    private void Work()
    {
        foreach (var task in waiting.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
            lock (gate)
            {
                unfinished--;
            }
        }
    }
}
