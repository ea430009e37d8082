using System.Data.Common;
using System.Text.Json;
using ScimPlatform.Infrastructure.Auditing;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>Rows of one table on their way into a transaction, many in one statement.</summary>
/// <param name="transaction">what they are stored in</param>
/// <param name="table">where they go</param>
/// <param name="key">what makes the codes that they lack; null to leave them without</param>
internal sealed class RowBatch(DbTransaction transaction, TransferTable table, AuditKey? key)
{
    // SQLite's client looks for the place of each one by its name.
    private const int MostParameters = 240;

    private readonly List<DbParameter> parameters = [];
    private readonly DbCommand types = transaction.Connection!.CreateCommand();
    private int rows;

    public TransferTable Table => table;

    public long Stored { get; private set; }

    /// <summary>Takes a row, and stores what it has when that is enough for a statement.</summary>
    public async Task AddAsync(JsonElement row, CancellationToken cancellationToken)
    {
        var code = key is null ? null : TransferRow.CodeOf(table, row, key);
        foreach (var column in table.Columns)
        {
            var name = $"@p{parameters.Count}";
            parameters.Add(code?.Column == column.Name
                ? column.ToParameter(types, name, JsonSerializer.SerializeToElement(code.Value.Code))
                : column.ToParameter(types, name, row.TryGetProperty(column.Name, out var value) ? value : NoValue));
        }

        rows++;
        if (parameters.Count + table.Columns.Count > MostParameters)
        {
            await StoreAsync(cancellationToken);
        }
    }

    /// <summary>Stores the rest.</summary>
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (rows == 0)
        {
            return;
        }

        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = table.Insert(rows);
        command.CommandTimeout = 0;
        command.Parameters.AddRange(parameters.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
        Stored += rows;
        rows = 0;
        parameters.Clear();
    }

    private static JsonElement NoValue { get; } = JsonSerializer.SerializeToElement<object?>(null);
}
