using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.SqlServer;

/// <summary>Statements as EF Core's own commands: over the context's connection, and tried again as its queries are.</summary>
internal sealed class SqlServerStatements(SqlServerScimPlatformDbContext context) : IStatements
{
    private const string IdRows = "(SELECT CAST([value] AS uniqueidentifier) AS [value] FROM OPENJSON(@ids)) AS [ids]";
    private const string Page = "OFFSET @skip ROWS FETCH NEXT @count ROWS ONLY";

    /// <summary>The statement as SQL Server takes it.</summary>
    internal static string SqlOf(Statement statement) =>
        (statement.OnSqlServer is { } own ? statement with { Text = own } : statement).With(IdRows, Page);

    public Task<IReadOnlyList<T>> ReadAsync<T>(
        Statement statement, IReadOnlyList<object> values, Func<Row, T> read, CancellationToken cancellationToken)
    {
        var parameters = statement.Parameters.Select((name, index) => (object)new SqlParameter($"@{name}", values[index]));
        var built = context.GetService<IRawSqlCommandBuilder>().Build(SqlOf(statement), parameters);
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
        var row = new SqlServerRow(reader.DbDataReader);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(row));
        }

        return rows;
    }
}
