namespace ScimPlatform.Infrastructure.Jobs;

/// <summary>
/// A scheduler with threads of its own, for work that may keep one for long. Those of the pool are as few as the cores, which serves short requests with the least CPU; whatever
/// takes long there would be in everybody's way. Here it takes turns with the others by the system's clock.
/// </summary>
public sealed class DedicatedThreads : TaskScheduler, IDisposable
{
    /// <summary>What each of the threads is called.</summary>
    public const string ThreadName = "Dedicated";

    /// <summary>How many pieces of work go on at once; more wait.</summary>
    public const int MostThreads = 32;

    private readonly object gate = new();
    private readonly Queue<Task> waiting = [];
    private int threads;
    private int idle;
    private bool isDisposed;

    public override int MaximumConcurrencyLevel => MostThreads;

    /// <summary>Does the work here, and what follows where it waits without a thread as well.</summary>
    /// <param name="work">what may take long</param>
    /// <param name="cancellationToken">keeps it from beginning; the work looks after the rest itself</param>
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>The same, for work without a result.</summary>
    public Task RunAsync(Func<Task> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Lets the threads end once nothing waits. What a stopping server has left over ends in the pool.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            Monitor.PulseAll(gate);
        }
    }

    protected override void QueueTask(Task task)
    {
        if (!TryQueue(task))
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => TryExecuteTask(task), null);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate)
        {
            return [.. waiting];
        }
    }

    private bool TryQueue(Task task)
    {
        lock (gate)
        {
            if (isDisposed)
            {
                return false;
            }

            waiting.Enqueue(task);
            Monitor.Pulse(gate);

            // Each idle thread takes one, whether it has woken by now or not.
            if (waiting.Count > idle && threads < MostThreads)
            {
                threads++;
                new Thread(Work) { IsBackground = true, Name = ThreadName }.Start();
            }

            return true;
        }
    }

    private void Work()
    {
        while (Next() is { } task)
        {
            TryExecuteTask(task);
        }
    }

    private Task? Next()
    {
        lock (gate)
        {
            while (waiting.Count == 0)
            {
                if (isDisposed)
                {
                    return null;
                }

                idle++;
                Monitor.Wait(gate);
                idle--;
            }

            return waiting.Dequeue();
        }
    }
}
