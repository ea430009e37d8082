using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>Reads which version the database is of.</summary>
public sealed class DatabaseSchema(ScimPlatformDbContext context, DatabaseOptions database)
{
    private const string SqliteTables = "SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite#_%' ESCAPE '#'";
    private const string ServerTables =
        """
        SELECT COUNT(*) AS "Value" FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA =
        """;

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

        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        return SchemaState.Of(Known, applied, await HasTablesAsync(cancellationToken));
    }

    // SQLite would make the file.
    private Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        database.File is { } file && !file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && file is not ("" or ":memory:") && !File.Exists(file)
            ? Task.FromResult(false)
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
