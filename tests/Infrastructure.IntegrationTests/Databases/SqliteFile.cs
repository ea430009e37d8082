using Microsoft.Data.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>An SQLite file in a directory of its own, since SQLite puts further files beside it.</summary>
internal sealed class SqliteFile(string furtherSettings = "") : IDatabase
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("scim-platform-tests-");

    public string Path => System.IO.Path.Combine(directory.FullName, "scim-platform.db");

    public DatabaseOptions Options => new(DatabaseProvider.Sqlite, $"Data Source={Path};{furtherSettings}", null);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
