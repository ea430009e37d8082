using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace ScimPlatform.Floor;

/// <summary>
/// Documents in a database server, by the bare driver, in a schema of its own. A read takes the two round trips that the product needs: a token, and
/// what is asked for. An insert takes its four: a token, a look whether the name is free, three rows in one batch of a transaction, and the commit.
/// Statements stay prepared, as the product's do.
/// </summary>
internal sealed class ServerStore : IDocumentStore
{
    private const int Shares = 16;

    private static readonly string[] PostgreSqlTypes = ["uuid", "varchar(200)", "bytea"];
    private static readonly string[] SqlServerTypes = ["uniqueidentifier", "nvarchar(200)", "varbinary(max)"];

    private readonly DbDataSource source;

    private ServerStore(DbDataSource source) => this.source = source;

    public static async Task<ServerStore> MakeAsync(string engine, string connectionString, byte[] document)
    {
        var isPostgreSql = engine.Equals("PostgreSql", StringComparison.OrdinalIgnoreCase);
        DbDataSource source = isPostgreSql ? NpgsqlDataSource.Create($"{connectionString};Max Auto Prepare=64") : SqlClientFactory.Instance.CreateDataSource(connectionString);
        var store = new ServerStore(source);
        await store.MakeTablesAsync(isPostgreSql ? PostgreSqlTypes : SqlServerTypes);
        await store.FillAsync(document);
        return store;
    }

    public async Task<byte[]> ReadAsync(int number)
    {
        await using var connection = await source.OpenConnectionAsync();
        await RequireTokenAsync(connection);
        await using var command = Command(connection, "SELECT Document, Name FROM floor.Documents WHERE Id = @id", ("id", Id(number)));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() && reader.GetString(1).Length > 0 ? reader.GetFieldValue<byte[]>(0) : throw new InvalidOperationException("It is gone.");
    }

    public async Task InsertAsync(byte[] document)
    {
        await using var connection = await source.OpenConnectionAsync();
        await RequireTokenAsync(connection);
        var id = Guid.CreateVersion7();
        await using (var look = Command(connection, "SELECT COUNT(*) FROM floor.Documents WHERE Name = @name", ("name", $"{id}")))
        {
            await look.ExecuteScalarAsync();
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await InsertAsync(connection, transaction, id, document);
        await transaction.CommitAsync();
    }

    private static async Task RequireTokenAsync(DbConnection connection)
    {
        await using var command = Command(connection, "SELECT Tenant, Name FROM floor.Tokens WHERE Id = @id", ("id", Guid.Empty));
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync() || reader.GetGuid(0) != Guid.Empty)
        {
            throw new InvalidOperationException("The token is gone.");
        }
    }

    private static async Task InsertAsync(DbConnection connection, DbTransaction transaction, Guid id, byte[] document)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        Add(batch, "INSERT INTO floor.Documents (Id, Name, ExternalId, Document) VALUES (@id, @name, @name, @document)", ("id", id), ("name", $"{id}"), ("document", document));
        Add(batch, "INSERT INTO floor.Records (Id, Target, Name) VALUES (@id, @target, @name)", ("id", Guid.CreateVersion7()), ("target", id), ("name", "user.created"));
        Add(batch, "UPDATE floor.Totals SET Count = Count + 1 WHERE Share = @share", ("share", Environment.CurrentManagedThreadId % Shares));
        await batch.ExecuteNonQueryAsync();
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static DbCommand Command(DbConnection connection, string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Add(DbBatch batch, string sql, params (string Name, object Value)[] values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }

    // The schema is new with each run: whoever gives a database gives an empty one.
    private async Task MakeTablesAsync(IReadOnlyList<string> types)
    {
        await using var connection = await source.OpenConnectionAsync();
        string[] statements =
        [
            "CREATE SCHEMA floor",
            $"CREATE TABLE floor.Tokens (Id {types[0]} PRIMARY KEY, Tenant {types[0]} NOT NULL, Name {types[1]} NOT NULL)",
            $"CREATE TABLE floor.Documents (Id {types[0]} PRIMARY KEY, Name {types[1]} NOT NULL UNIQUE, ExternalId {types[1]} NOT NULL, Document {types[2]} NOT NULL)",
            "CREATE INDEX ExternalIds ON floor.Documents (ExternalId)",
            $"CREATE TABLE floor.Records (Id {types[0]} PRIMARY KEY, Target {types[0]} NOT NULL, Name {types[1]} NOT NULL)",
            "CREATE TABLE floor.Totals (Share int PRIMARY KEY, Count bigint NOT NULL)",
        ];
        foreach (var statement in statements)
        {
            await using var command = Command(connection, statement);
            await command.ExecuteNonQueryAsync();
        }

        await using var token = Command(
            connection, "INSERT INTO floor.Tokens (Id, Tenant, Name) VALUES (@id, @tenant, @name)", ("id", Guid.Empty), ("tenant", Guid.Empty), ("name", "floor"));
        await token.ExecuteNonQueryAsync();
    }

    private async Task FillAsync(byte[] document)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var share = 0; share < Shares; share++)
        {
            await using var total = Command(connection, "INSERT INTO floor.Totals (Share, Count) VALUES (@share, 0)", ("share", share));
            total.Transaction = transaction;
            await total.ExecuteNonQueryAsync();
        }

        for (var number = 0; number < IDocumentStore.Documents; number++)
        {
            await InsertAsync(connection, transaction, Id(number), document);
        }

        await transaction.CommitAsync();
    }
}
