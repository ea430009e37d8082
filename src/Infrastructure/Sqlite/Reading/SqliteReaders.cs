using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.Sqlite.Writing;

namespace ScimPlatform.Infrastructure.Sqlite.Reading;

/// <summary>
/// Statements over connections that stay open with their statements prepared: setting a connection up costs more than a point read.
/// SQLite answers on the calling thread, so there are never more connections than threads that read.
/// </summary>
internal sealed class SqliteReaders(string connectionString, Action<string> executing) : IStatements, IDisposable
{
    // In KiB. What leads to the rows of a million users, in the table and in one index, is twice of what SQLite would keep; and each page that it does not
    // keep is copied from the system's memory again.
    private const string Cache = "PRAGMA cache_size = -8192;";

    // The one that was used last is taken first: what it read is still at hand.
    private readonly ConcurrentStack<Lane> idle = [];

    public Task<IReadOnlyList<T>> ReadAsync<T>(
        Statement statement, IReadOnlyList<object> values, Func<Row, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        executing(statement.Text);
        var lane = idle.TryPop(out var free) ? free : new Lane(connectionString);
        try
        {
            var rows = lane.Read(statement, values, read, cancellationToken);
            idle.Push(lane);
            return Task.FromResult(rows);
        }
        catch
        {
            // What went wrong may stay wrong on this connection: the next read gets another.
            lane.Dispose();
            throw;
        }
    }

    /// <summary>From a connection that has read; where there is none at hand, the answer would cost as much as asking what it is to save.</summary>
    public DatabaseMark? Mark()
    {
        if (!idle.TryPop(out var lane))
        {
            return null;
        }

        var mark = lane.Mark();
        idle.Push(lane);
        return mark;
    }

    /// <summary>Closes what is not reading. Whoever reads next opens its own again.</summary>
    public void CloseIdle()
    {
        while (idle.TryPop(out var lane))
        {
            lane.Dispose();
        }
    }

    public void Dispose() => CloseIdle();

    /// <summary>A connection that one read at a time uses.</summary>
    private sealed class Lane : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteReads reads;
        private readonly SqliteCancellation cancellation;
        private SqliteWalIndex? index;

        public Lane(string connectionString)
        {
            connection = new SqliteConnection(connectionString);
            cancellation = SqliteSetup.Open(connection);
            SqliteSetup.Execute(connection, Cache);
            reads = new SqliteReads(connection);
        }

        public IReadOnlyList<T> Read<T>(
            Statement statement, IReadOnlyList<object> values, Func<Row, T> read, CancellationToken cancellationToken)
        {
            cancellation.Token = cancellationToken;
            return reads.Read(statement, values, read);
        }

        public DatabaseMark? Mark() => (index ??= SqliteWalIndex.Of(connection))?.Mark();

        public void Dispose()
        {
            reads.Dispose();
            connection.Dispose();
        }
    }
}
