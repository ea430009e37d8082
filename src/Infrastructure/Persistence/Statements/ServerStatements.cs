using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence.Servers;

namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>
/// Statements as EF Core's own commands: over the context's connection, and tried again as its queries are. Where one is several, the rows are those of
/// the last, and all have the same columns.
/// </summary>
internal sealed class ServerStatements(ServerDbContext context) : IStatements
{
    public Task<IReadOnlyList<T>> ReadAsync<T>(
        Statement statement, IReadOnlyList<object> values, Func<Row, T> read, CancellationToken cancellationToken)
    {
        var parameters = context.ParametersOf(statement.Parameters, values);
        var built = context.GetService<IRawSqlCommandBuilder>().Build(context.Dialect.Write(statement), parameters);
        var call = new RelationalCommandParameterObject(
            context.GetService<IRelationalConnection>(),
            built.ParameterValues,
            readerColumns: null,
            context,
            context.GetService<IRelationalCommandDiagnosticsLogger>());
        return context.Database.CreateExecutionStrategy().ExecuteAsync(
            token => RowsAsync(built.RelationalCommand, call, read, token), cancellationToken);
    }

    // It keeps no such thing in this process.
    public DatabaseMark? Mark() => null;

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(
        IRelationalCommand command, RelationalCommandParameterObject call, Func<Row, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(call, cancellationToken);
        var row = new ReaderRow(reader.DbDataReader);
        var rows = new List<T>();
        do
        {
            rows.Clear();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(row));
            }
        }
        while (await reader.DbDataReader.NextResultAsync(cancellationToken));
        return rows;
    }
}
