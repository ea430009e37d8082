using System.Collections.Concurrent;
using Npgsql;
using Respawn;
using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>A database on the <see cref="PostgreSqlServer"/>. One that a fixture has done with is cleared, and the next takes it.</summary>
internal sealed class PostgreSqlDatabase : IDatabase
{
    private static readonly ConcurrentBag<string> Cleared = [];

    private readonly string name;

    /// <param name="isEmpty">whether it must not be migrated yet</param>
    public PostgreSqlDatabase(bool isEmpty = false)
    {
        if (isEmpty || !Cleared.TryTake(out name!))
        {
            name = $"scim_platform_tests_{Guid.NewGuid():N}";
            Execute($"CREATE DATABASE {name}");
        }
    }

    public DatabaseOptions Options => new(
        DatabaseProvider.PostgreSql,
        new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString) { Database = name, MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString,
        null);

    public async ValueTask DisposeAsync()
    {
        await using var connection = new NpgsqlConnection(Options.ConnectionString);
        await connection.OpenAsync();
        var settings = new RespawnerOptions { DbAdapter = DbAdapter.Postgres, TablesToIgnore = ["__EFMigrationsHistory"] };
        if (await IsMigratedAsync(connection))
        {
            await (await Respawner.CreateAsync(connection, settings)).ResetAsync(connection);
            Cleared.Add(name);
        }
    }

    private static async Task<bool> IsMigratedAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_proc WHERE proname = 'scim_instant'", connection);
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(PostgreSqlServer.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
