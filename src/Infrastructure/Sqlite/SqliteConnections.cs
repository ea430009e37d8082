using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Sqlite.Reading;
using ScimPlatform.Infrastructure.Sqlite.Writing;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>What the contexts of one SQLite file share: its readers and its writer.</summary>
public sealed class SqliteConnections : IDisposable
{
    private readonly ConcurrentDictionary<SqliteConnection, bool> kept = new(ReferenceEqualityComparer.Instance);

    public SqliteConnections(DatabaseOptions database)
    {
        ConnectionString = DatabaseProviders.SqliteConnectionString(database);

        // These stay open for good, and a pool would only keep them from being closed.
        var unpooled = $"{ConnectionString};Pooling=False";
        Readers = new SqliteReaders(unpooled, sql => Executing?.Invoke(sql));
        Writer = new SqliteWriter(unpooled, sql => Executing?.Invoke(sql));
    }

    internal string ConnectionString { get; }

    /// <summary>Is told the SQL of what is executed past EF Core, and past its interceptors.</summary>
    internal Action<string>? Executing { get; set; }

    internal SqliteReaders Readers { get; }

    internal SqliteWriter Writer { get; }

    /// <summary>The connections of contexts, at work or not.</summary>
    internal IEnumerable<SqliteConnection> OfContexts => kept.Keys;

    /// <summary>Keeps what a context opened, to close it in the end: a pool forgets its contexts without closing their connections.</summary>
    internal void Keep(SqliteConnection connection)
    {
        if (kept.TryAdd(connection, true))
        {
            connection.Disposed += (_, _) => kept.TryRemove(connection, out var _);
        }
    }

    public void Dispose()
    {
        foreach (var connection in kept.Keys)
        {
            connection.Dispose();
        }

        Readers.Dispose();
        Writer.Dispose();
    }
}
