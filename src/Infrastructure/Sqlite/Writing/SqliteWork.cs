using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>A piece of work that waits for <see cref="SqliteWriter"/>: a request's writing, done in the request's own execution context.</summary>
internal sealed class SqliteWork(Func<SqliteWriting, Task> work, ExecutionContext? context, CancellationToken cancellationToken)
{
    private static readonly Statement Savepoint = new("SAVEPOINT work");
    private static readonly Statement Undo = new("ROLLBACK TO work");
    private static readonly Statement Release = new("RELEASE work");

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CancellationToken CancellationToken => cancellationToken;

    public Exception? Failure { get; set; }

    /// <summary>Does the work within a savepoint: when it fails, nothing of it is left, and <see cref="Failure"/> says why.</summary>
    /// <returns>
    /// whether the transaction still stands: some errors make SQLite roll all of it back by itself, and then there is no savepoint to go back
    /// to (https://www.sqlite.org/lang_transaction.html, section 3)
    /// </returns>
    public async Task<bool> DoAsync(SqliteWriting writing)
    {
        Failure = null;
        writing.Execute(Savepoint);
        writing.CancellationToken = CancellationToken;
        try
        {
            await RunAsync(writing);
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        writing.CancellationToken = CancellationToken.None;
        if (Failure is not null)
        {
            if (!writing.IsWithinTransaction)
            {
                return false;
            }

            writing.Execute(Undo);
        }

        writing.Execute(Release);
        return true;
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

    private Task RunAsync(SqliteWriting writing)
    {
        if (context is null)
        {
            return work(writing);
        }

        var running = Task.CompletedTask;
        ExecutionContext.Run(context, _ => running = work(writing), null);
        return running;
    }
}
