using Microsoft.Data.Sqlite;

namespace ScimPlatform.Floor;

/// <summary>Documents in an SQLite file: a pooled connection for each request, one writer at a time, every commit synced.</summary>
internal sealed class DocumentStore : IDocumentStore, IDisposable
{
    private readonly string connectionString;
    private readonly SemaphoreSlim writer = new(1, 1);

    public DocumentStore(string file, byte[] document)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = true }.ToString();
        using var connection = Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "CREATE TABLE Documents (Id TEXT PRIMARY KEY, Name TEXT NOT NULL UNIQUE, Document BLOB NOT NULL)");
        using var transaction = connection.BeginTransaction();
        for (var number = 0; number < IDocumentStore.Documents; number++)
        {
            Insert(connection, $"id-{number}", document);
        }

        transaction.Commit();
    }

    public Task<byte[]> ReadAsync(int number) => Task.FromResult(Read(number));

    private byte[] Read(int number)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Document FROM Documents WHERE Id = $id";
        command.Parameters.AddWithValue("$id", $"id-{number}");
        return (byte[])command.ExecuteScalar()!;
    }

    public async Task InsertAsync(byte[] document)
    {
        await writer.WaitAsync();
        try
        {
            using var connection = Open();
            Execute(connection, "PRAGMA synchronous = FULL");
            Insert(connection, Guid.NewGuid().ToString(), document);
        }
        finally
        {
            writer.Release();
        }
    }

    public void Dispose() => writer.Dispose();

    private static void Insert(SqliteConnection connection, string id, byte[] document)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO Documents (Id, Name, Document) VALUES ($id, $id, $document)";
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$document", document);
        command.ExecuteNonQuery();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }
}
