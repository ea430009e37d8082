using Microsoft.EntityFrameworkCore.Metadata;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>What the contexts of one SQLite file share: its readers and its writer.</summary>
public sealed class SqliteConnections : IDisposable
{
    private SqliteTables? tables;

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

    /// <summary>How the rows of the model are written, which is the same for every context.</summary>
    internal SqliteTables TablesOf(IModel model) => tables ??= new SqliteTables(model);

    public void Dispose()
    {
        Readers.Dispose();
        Writer.Dispose();
    }
}
