using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>Keeps each read with its values, and asks the engine afterwards how it goes about them.</summary>
internal sealed class Plans : DbCommandInterceptor
{
    private readonly List<(string Text, IReadOnlyList<DbParameter> Values)> asked = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        asked.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Copy)]));
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    /// <summary>Fixed reads, which on SQLite go past EF Core.</summary>
    public IStatements Watch(ScimPlatformDbContext context) => context.Database.IsSqlite()
        ? new WatchedStatements(context.Statements, (statement, values) =>
        {
            asked.Add((SqliteStatement.Dialect.Write(statement), [.. statement.Parameters.Zip(values, (name, value) => new SqliteParameter($"@{name}", value))]));
            return Task.CompletedTask;
        })
        : context.Statements;

    /// <summary>The plans of what was asked since the last time, without what looks rows up by a list of ids.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(ScimPlatformDbContext context)
    {
        var taken = asked.Where(read => !read.Values.Any(value => value.ParameterName.TrimStart('@') == "ids")).ToList();
        await context.Database.OpenConnectionAsync();
        var plans = new List<string>();
        foreach (var (text, values) in taken)
        {
            plans.Add($"{text}\n{await PlanAsync(context.Database.GetDbConnection(), text, values)}");
        }

        asked.Clear();
        return plans;
    }

    private static async Task<string> PlanAsync(DbConnection connection, string text, IReadOnlyList<DbParameter> values)
    {
        var isSqlite = connection is SqliteConnection;
        await using var command = connection.CreateCommand();
        command.CommandText = $"{(isSqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {text}";
        command.Parameters.AddRange(values.ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add($"PLAN {reader.GetString(isSqlite ? 3 : 0)}");
        }

        return string.Join('\n', lines);
    }

    private static DbParameter Copy(DbParameter parameter) => parameter switch
    {
        NpgsqlParameter known => known.Clone(),
        _ => new SqliteParameter(parameter.ParameterName, parameter.Value),
    };
}
