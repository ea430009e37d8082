namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>A piece of work that waits for <see cref="SqliteWriter"/>: a request's writing, done in the request's own execution context.</summary>
internal sealed class SqliteWork(Func<SqliteWriting, Task> work, ExecutionContext? context, CancellationToken cancellationToken)
{
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken CancellationToken => cancellationToken;

    public Exception? Failure { get; set; }

    public Task RunAsync(SqliteWriting writing)
    {
        if (context is null)
        {
            return work(writing);
        }

        var running = Task.CompletedTask;
        ExecutionContext.Run(context, _ => running = work(writing), null);
        return running;
    }

    public void Finish()
    {
        if (Failure is null)
        {
            Done.SetResult();
        }
        else
        {
            Done.SetException(Failure);
        }
    }
}
