using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>Whether the database has the tables, columns, collations and indexes of the model.</summary>
public sealed class SchemaCheck(ScimPlatformDbContext context, DatabaseOptions database)
{
    private const string SqliteColumns =
        """
        SELECT m.name, c.name, NULL FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
        """;

    private const string ServerColumns = "SELECT TABLE_NAME, COLUMN_NAME, COLLATION_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA =";

    private string Columns => database.Provider switch
    {
        DatabaseProvider.Sqlite => SqliteColumns,
        DatabaseProvider.PostgreSql => $"{ServerColumns} current_schema()",
        _ => $"{ServerColumns} SCHEMA_NAME()",
    };

    private string Indexes => database.Provider switch
    {
        DatabaseProvider.Sqlite => "SELECT name FROM sqlite_master WHERE type = 'index'",
        DatabaseProvider.PostgreSql => "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()",
        _ => "SELECT name FROM sys.indexes WHERE name IS NOT NULL",
    };

    /// <returns>what is missing or different; empty when nothing is</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var columns = (await ReadAsync(Columns, cancellationToken)).ToDictionary(row => (row[0], row[1]), row => row[2]);
        var indexes = (await ReadAsync(Indexes, cancellationToken)).Select(row => row[0]).ToHashSet();
        var entities = context.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).ToList();
        return
        [
            .. entities.SelectMany(entity => entity.GetProperties().Select(property => Fault(entity, property, columns))).OfType<string>(),
            .. entities.SelectMany(entity => entity.GetIndexes()).Select(index => index.GetDatabaseName()!)
                .Where(index => !indexes.Contains(index)).Select(index => $"the index {index} is missing"),
        ];
    }

    private static string? Fault(IEntityType entity, IProperty property, Dictionary<(string?, string?), string?> columns)
    {
        var (table, column) = (entity.GetTableName(), property.GetColumnName());
        return !columns.TryGetValue((table, column), out var collation) ? $"the column {table}.{column} is missing"
            : property.GetCollation() is { } needed && needed != collation ? $"the column {table}.{column} has another collation than {needed}"
            : null;
    }

    private async Task<List<string?[]>> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        await context.GetService<IRelationalConnection>().OpenAsync(cancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<string?[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetString(at))]);
        }

        return rows;
    }
}
