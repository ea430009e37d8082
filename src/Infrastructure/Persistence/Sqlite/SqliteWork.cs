using Microsoft.Data.Sqlite;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>A piece of work that waits for <see cref="SqliteWriter"/>: a request's writing, done in the request's own execution context.</summary>
internal sealed class SqliteWork(Func<SqliteTransaction, Task> work, ExecutionContext? context, CancellationToken cancellationToken)
{
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken CancellationToken => cancellationToken;

    public Exception? Failure { get; set; }

    public Task RunAsync(SqliteTransaction transaction)
    {
        if (context is null)
        {
            return work(transaction);
        }

        var running = Task.CompletedTask;
        ExecutionContext.Run(context, _ => running = work(transaction), null);
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
