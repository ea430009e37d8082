using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Sqlite.Reading;

/// <summary>What is read over one connection, with its statements prepared: each is a constant, and known by being the same object.</summary>
internal sealed class SqliteReads(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<Statement, SqliteStatement> prepared = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<T> Read<T>(Statement statement, IReadOnlyList<object> values, Func<Row, T> read)
    {
        if (!prepared.TryGetValue(statement, out var known))
        {
            prepared[statement] = known = new SqliteStatement(connection, statement);
        }

        return known.Read(values, read);
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
        {
            statement.Dispose();
        }
    }
}
