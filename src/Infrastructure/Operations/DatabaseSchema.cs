using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>Reads which version the database is of.</summary>
public sealed class DatabaseSchema(ScimPlatformDbContext context, DatabaseOptions database)
{
    // Without those that EF Core makes for itself before the first migration.
    private const string SqliteTables =
        "SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' AND substr(name, 1, 14) <> '__EFMigrations'";
    private const string ServerTables =
        """
        SELECT COUNT(*) AS "Value" FROM INFORMATION_SCHEMA.TABLES
        WHERE TABLE_TYPE = 'BASE TABLE' AND LEFT(TABLE_NAME, 14) <> '__EFMigrations' AND TABLE_SCHEMA =
        """;

    // OPENJSON is there from the level of SQL Server 2016 on; a database keeps its level when its server is upgraded.
    private const int LeastLevel = 130;
    private const string Level = "SELECT CAST(compatibility_level AS int) AS [Value] FROM sys.databases WHERE database_id = DB_ID()";
    private const string Snapshots = "SELECT CAST(is_read_committed_snapshot_on AS int) AS [Value] FROM sys.databases WHERE database_id = DB_ID()";

    /// <summary>How messages begin.</summary>
    public const string What = "The database that DataDirectory or ConnectionStrings:ScimPlatform names";

    /// <summary>The migrations of this version, the oldest first.</summary>
    public IReadOnlyList<string> Known => [.. context.Database.GetMigrations()];

    /// <exception cref="System.Data.Common.DbException">the database cannot be reached</exception>
    public async Task<SchemaState> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
        {
            return new SchemaState(SchemaKind.Absent, Known, []);
        }

        // In this order: another node may be at its first migration, which commits its tables together with its name.
        var hasTables = await HasTablesAsync(cancellationToken);
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return SchemaState.Of(Known, applied, hasTables || applied.Count > 0);
    }

    /// <summary>
    /// Refuses a database that was made otherwise than is needed. In SQL Server readers must not wait for writers: every list of a tenant would wait
    /// for each of its writes. PostgreSQL has to hold every character.
    /// </summary>
    /// <exception cref="OperationRefused">the encoding is not UTF8; READ_COMMITTED_SNAPSHOT is off, or the compatibility level is too low</exception>
    public async Task RequireSuitedAsync(CancellationToken cancellationToken)
    {
        if (database.Provider == DatabaseProvider.PostgreSql && await EncodingAsync(cancellationToken) is var encoding && encoding != "UTF8")
        {
            throw new OperationRefused(
                $"{What} has the encoding {encoding}, and UTF8 is needed: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' makes one.");
        }

        if (database.Provider == DatabaseProvider.SqlServer)
        {
            await RequireSuitedSqlServerAsync(cancellationToken);
        }
    }

    private async Task RequireSuitedSqlServerAsync(CancellationToken cancellationToken)
    {
        if (await context.Database.SqlQueryRaw<int>(Level).SingleAsync(cancellationToken) is var level && level < LeastLevel)
        {
            throw new OperationRefused(
                $"{What} has the compatibility level {level}, and {LeastLevel} is needed; ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = 150 raises it.");
        }

        if (await context.Database.SqlQueryRaw<int>(Snapshots).SingleAsync(cancellationToken) == 0)
        {
            throw new OperationRefused(
                $"{What} has READ_COMMITTED_SNAPSHOT off; ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE switches it on.");
        }
    }

    private async Task<string> EncodingAsync(CancellationToken cancellationToken) =>
        (await context.Database.SqlQueryRaw<string>("SHOW server_encoding").ToListAsync(cancellationToken))[0];

    // SQLite would make the file. EF Core takes one that cannot be opened for none at all.
    private Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        database.File is { } file && !file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && file is not ("" or ":memory:")
            ? Task.FromResult(File.Exists(file))
            : context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken);

    private async Task<bool> HasTablesAsync(CancellationToken cancellationToken)
    {
        var sql = database.Provider switch
        {
            DatabaseProvider.Sqlite => SqliteTables,
            DatabaseProvider.PostgreSql => $"{ServerTables} current_schema()",
            _ => $"{ServerTables} SCHEMA_NAME()",
        };
        return await context.Database.SqlQueryRaw<int>(sql).SingleAsync(cancellationToken) > 0;
    }
}
