using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>
/// An empty database with every migration, made once: a server that begins on a copy of it has nothing to migrate, which is most of what
/// its start would take.
/// </summary>
internal static class MigratedDatabase
{
    private const string File = "scim-platform.db";

    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    public static async Task CopyToAsync(string directory) =>
        await System.IO.File.WriteAllBytesAsync(Path.Combine(directory, File), await Made.Value);

    private static async Task<byte[]> MakeAsync()
    {
        using var directory = new TemporaryDirectory();
        await using (var app = Server.Build(["--environment", "Development", "--DataDirectory", directory.Path]))
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DatabaseMigration>().ApplyAsync(CancellationToken.None);
        }

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(directory.Path, File)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        return await System.IO.File.ReadAllBytesAsync(Path.Combine(directory.Path, File));
    }
}
