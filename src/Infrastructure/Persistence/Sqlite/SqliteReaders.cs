using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Statements over connections that stay open with their statements prepared: setting a connection up costs more than a point read.
/// SQLite answers on the calling thread, so there are never more connections than threads that read.
/// </summary>
internal sealed class SqliteReaders(string connectionString, Action<string> executing) : IStatements, IDisposable
{
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
            var rows = lane.Read(statement, values, read);
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

    public void Dispose()
    {
        while (idle.TryPop(out var lane))
        {
            lane.Dispose();
        }
    }

    /// <summary>A connection that one read at a time uses.</summary>
    private sealed class Lane : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly Dictionary<Statement, SqliteQuery> queries = new(ReferenceEqualityComparer.Instance);

        public Lane(string connectionString)
        {
            connection = new SqliteConnection(connectionString);
            SqliteSetup.Open(connection);
        }

        public IReadOnlyList<T> Read<T>(Statement statement, IReadOnlyList<object> values, Func<Row, T> read)
        {
            if (!queries.TryGetValue(statement, out var query))
            {
                queries[statement] = query = new SqliteQuery(connection, statement);
            }

            return query.Read(values, read);
        }

        public void Dispose()
        {
            foreach (var query in queries.Values)
            {
                query.Dispose();
            }

            connection.Dispose();
        }
    }
}
