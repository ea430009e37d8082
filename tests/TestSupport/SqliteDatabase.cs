using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Infrastructure;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Sqlite;

namespace ScimPlatform.TestSupport;

/// <summary>A migrated SQLite file of its own, which goes when the fixture goes.</summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("scim-platform-");
    private readonly SqliteWriteGate gate = new();

    private SqliteDatabase()
    {
    }

    public string ConnectionString => $"Data Source={Path.Combine(directory.FullName, "test.db")}";

    public static async Task<SqliteDatabase> CreateAsync()
    {
        var database = new SqliteDatabase();
        await using var context = database.CreateContext();
        await context.Database.MigrateAsync();
        return database;
    }

    /// <summary>A context as the server has it.</summary>
    public ScimPlatformDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<SqliteScimPlatformDbContext>();
        options.UseSqlite(new DatabaseOptions(DatabaseProvider.Sqlite, ConnectionString, null));
        return new SqliteScimPlatformDbContext(options.Options, gate);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        directory.Delete(recursive: true);
        gate.Dispose();
    }
}
