namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>What the contexts of one SQLite file share: its readers and its writer.</summary>
public sealed class SqliteConnections : IDisposable
{
    public SqliteConnections(DatabaseOptions database)
    {
        ConnectionString = DatabaseProviders.SqliteConnectionString(database);

        // These stay open for good, and a pool would only keep them from being closed.
        var unpooled = $"{ConnectionString};Pooling=False";
        Readers = new SqliteReaders(unpooled);
        Writer = new SqliteWriter(unpooled);
    }

    internal string ConnectionString { get; }

    internal SqliteReaders Readers { get; }

    internal SqliteWriter Writer { get; }

    public void Dispose()
    {
        Readers.Dispose();
        Writer.Dispose();
    }
}
