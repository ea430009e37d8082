using System.Collections.Concurrent;
using System.Text;
using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Statements over connections that stay open with their statements prepared: setting a connection up costs more than a point read.
/// SQLite answers on the calling thread, so there are never more connections than threads that read.
/// </summary>
internal sealed class SqliteReaders(string connectionString, Action<string> executing) : IStatements, IDisposable
{
    private const string IdRows = "json_each(@ids) AS [ids]";
    private const string Page = "LIMIT @count OFFSET @skip";

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
        private readonly Dictionary<Statement, SqliteCommand> prepared = new(ReferenceEqualityComparer.Instance);

        public Lane(string connectionString)
        {
            connection = new SqliteConnection(connectionString);
            SqliteSetup.Open(connection);
        }

        public IReadOnlyList<T> Read<T>(Statement statement, IReadOnlyList<object> values, Func<Row, T> read)
        {
            var command = prepared.TryGetValue(statement, out var known) ? known : Prepare(statement);
            for (var index = 0; index < values.Count; index++)
            {
                command.Parameters[index].Value = values[index] is Guid id ? Text(id) : values[index];
            }

            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(new Row(reader)));
            }

            return rows;
        }

        public void Dispose()
        {
            foreach (var command in prepared.Values)
            {
                command.Dispose();
            }

            connection.Dispose();
        }

        // As the provider would have it, by one text instead of two.
        private static string Text(Guid id) => string.Create(36, id, (text, uuid) =>
        {
            uuid.TryFormat(text, out _);
            Ascii.ToUpperInPlace(text, out _);
        });

        private SqliteCommand Prepare(Statement statement)
        {
            var command = connection.CreateCommand();
            command.CommandText = statement.With(IdRows, Page);
            foreach (var name in statement.Parameters)
            {
                command.Parameters.Add(new SqliteParameter($"@{name}", DBNull.Value));
            }

            return prepared[statement] = command;
        }
    }
}
