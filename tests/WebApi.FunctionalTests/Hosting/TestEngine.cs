using System.Collections.Concurrent;
using ScimPlatform.Infrastructure;
using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>The engine that the servers of the tests store in: SQLite, unless <see cref="Variable"/> names another one.</summary>
internal static class TestEngine
{
    public const string Variable = "SCIMPLATFORM_TEST_ENGINE";

    private static readonly ConcurrentDictionary<string, Lazy<string>> Databases = new();

    public static DatabaseProvider Provider { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } said ? Enum.Parse<DatabaseProvider>(said, ignoreCase: true) : DatabaseProvider.Sqlite;

    /// <summary>The settings by which a server stores there. Servers of one data directory share a database.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> SettingsFor(string directory) => Provider == DatabaseProvider.PostgreSql
        ?
        [
            new("Database:Provider", nameof(DatabaseProvider.PostgreSql)),
            new("Database:MigrateOnStartup", "true"),
            new("ConnectionStrings:ScimPlatform", Databases.GetOrAdd(directory, _ => new Lazy<string>(() => PostgreSqlDatabases.Take())).Value),
        ]
        : [];

    /// <summary>Gives the directory's database back.</summary>
    public static async Task GiveBackAsync(string directory)
    {
        if (Databases.TryRemove(directory, out var database))
        {
            await PostgreSqlDatabases.GiveBackAsync(database.Value);
        }
    }

    /// <summary>Leaves a test out where its engine is another one.</summary>
    public static void RequireSqlite() => Assume.That(Provider, Is.EqualTo(DatabaseProvider.Sqlite), "The test is about SQLite's file.");
}
