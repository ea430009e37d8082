using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace ScimPlatform.Infrastructure.Sqlite.Writing;

/// <summary>
/// Stores what EF Core's <c>SaveChanges</c> has found to be changed by statements that stay prepared on the writer's connection. EF Core's own
/// batch makes, prepares and reads a command for each row, which costs more than to write the row.
/// </summary>
/// <param name="writing">what is written over; null where a context saves by itself, outside the writer's turn</param>
internal sealed class SqliteBatch(SqliteWriting? writing) : ModificationCommandBatch
{
    private const int MostRows = 1000;
    private const int MostValues = 100;

    private static readonly string[] Numbers = [.. Enumerable.Range(1, MostValues).Select(number => $"?{number}")];

    private readonly List<IReadOnlyModificationCommand> rows = [];
    private bool moreToCome;

    public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => rows;

    public override bool RequiresTransaction => writing is null && rows.Count > 1;

    public override bool AreMoreBatchesExpected => moreToCome;

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (rows.Count == MostRows)
        {
            return false;
        }

        rows.Add(modificationCommand);
        return true;
    }

    public override void Complete(bool moreBatchesExpected) => moreToCome = moreBatchesExpected;

    /// <exception cref="DbUpdateConcurrencyException">a row to be changed is not there, or not as it was loaded</exception>
    /// <exception cref="DbUpdateException">a row cannot be stored</exception>
    public override void Execute(IRelationalConnection connection)
    {
        foreach (var row in rows)
        {
            if (Store(row, connection) != 1)
            {
                throw new DbUpdateConcurrencyException("A row is not there, or not as it was loaded.", row.Entries);
            }
        }
    }

    public override Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken)
    {
        Execute(connection);
        return Task.CompletedTask;
    }

    private int Store(IReadOnlyModificationCommand row, IRelationalConnection connection)
    {
        var values = new List<object>(row.ColumnModifications.Count);
        var sql = SqlOf(row, values);
        try
        {
            return writing is not null ? writing.Execute(sql, values) : ExecuteOnce((SqliteConnection)connection.DbConnection, sql, values);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new DbUpdateException("A row cannot be stored.", exception, row.Entries);
        }
    }

    private static int ExecuteOnce(SqliteConnection connection, string sql, List<object> values)
    {
        using var statement = new SqliteStatement(connection, sql);
        return statement.Execute(values);
    }

    // The number of a parameter is its place among the values.
    private static string SqlOf(IReadOnlyModificationCommand row, List<object> values)
    {
        var sql = new StringBuilder(256);
        switch (row.EntityState)
        {
            case EntityState.Added:
                sql.Append("INSERT INTO ");
                AppendName(sql, row.TableName);
                var between = " (";
                foreach (var column in row.ColumnModifications)
                {
                    AppendName(sql.Append(between), column.ColumnName);
                    AddValue(column, column.Value, values);
                    between = ", ";
                }

                sql.Append(") VALUES (");
                sql.AppendJoin(", ", Numbers.Take(values.Count));
                return sql.Append(')').ToString();
            case EntityState.Deleted:
                AppendName(sql.Append("DELETE FROM "), row.TableName);
                break;
            default:
                AppendName(sql.Append("UPDATE "), row.TableName);
                Append(sql, " SET ", ", ", " = ", row, column => column.IsWrite, column => column.Value, values);
                break;
        }

        // IS, since a column may have no value.
        Append(sql, " WHERE ", " AND ", " IS ", row, column => column.IsCondition, column => column.OriginalValue, values);
        return sql.ToString();
    }

    private static void Append(
        StringBuilder sql,
        string before,
        string between,
        string relation,
        IReadOnlyModificationCommand row,
        Func<IColumnModification, bool> which,
        Func<IColumnModification, object?> valueOf,
        List<object> values)
    {
        foreach (var column in row.ColumnModifications)
        {
            if (which(column))
            {
                AppendName(sql.Append(before), column.ColumnName);
                AddValue(column, valueOf(column), values);
                sql.Append(relation).Append(Numbers[values.Count - 1]);
                before = between;
            }
        }
    }

    private static void AppendName(StringBuilder sql, string name) => sql.Append('[').Append(name).Append(']');

    private static void AddValue(IColumnModification column, object? value, List<object> values)
    {
        var converter = column.TypeMapping!.Converter;
        values.Add((converter is null || value is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value);
    }

    /// <summary>EF Core asks it for each batch.</summary>
    internal sealed class Factory(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
    {
        public ModificationCommandBatch Create() => new SqliteBatch(((SqliteScimPlatformDbContext)dependencies.CurrentContext.Context).WritingNow);
    }
}
