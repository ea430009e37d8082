using System.Collections.Concurrent;
using Npgsql;
using Respawn;

namespace ScimPlatform.TestSupport.Databases;

/// <summary>Databases on the <see cref="PostgreSqlServer"/>, by their connection strings. One that is given back is cleared, and the next takes it.</summary>
public static class PostgreSqlDatabases
{
    private const int MostConnections = 20;

    // By its own locale such a database sorts otherwise than by code point: a column or comparison that forgets its collation shows.
    private const string OtherOrder = "LOCALE_PROVIDER icu ICU_LOCALE 'de-DE'";

    private static readonly ConcurrentBag<string> Cleared = [];

    /// <param name="isEmpty">whether it must not be migrated yet</param>
    public static string Take(bool isEmpty = false) => !isEmpty && Cleared.TryTake(out var cleared) ? cleared : Make();

    public static async Task GiveBackAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        if (await IsMigratedAsync(connection))
        {
            var settings = new RespawnerOptions { DbAdapter = DbAdapter.Postgres, TablesToIgnore = ["__EFMigrationsHistory"] };
            await (await Respawner.CreateAsync(connection, settings)).ResetAsync(connection);
            Cleared.Add(connectionString);
        }
    }

    private static string Make()
    {
        var name = $"scim_platform_tests_{Guid.NewGuid():N}";
        using var connection = new NpgsqlConnection(PostgreSqlServer.ConnectionString);
        connection.Open();
        using var asking = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_collation WHERE collprovider = 'i')", connection);
        var locale = (bool)asking.ExecuteScalar()! ? OtherOrder : "";
        using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' {locale}", connection);
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString) { Database = name, MaxPoolSize = MostConnections }.ConnectionString;
    }

    private static async Task<bool> IsMigratedAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_proc WHERE proname = 'scim_instant'", connection);
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }
}
