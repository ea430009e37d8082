using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>
/// Lets one process at a time migrate the file. EF Core's own lock is a row, which a process that is killed leaves behind, and the next one
/// would wait for it for ever. This one is the system's lock of a file beside the database, which ends with its process; so whoever holds it
/// knows that the row, if there is one, is stale.
/// </summary>
internal sealed class SqliteMigrationLock : IDisposable
{
    private const string Suffix = "-migration";
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private SqliteMigrationLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other process migrates the file, and removes what a killed one has left.</summary>
    /// <param name="context">a context of the file</param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <exception cref="UnauthorizedAccessException">the directory of the database cannot be written to</exception>
    public static async Task<SqliteMigrationLock> TakeAsync(ScimPlatformDbContext context, CancellationToken cancellationToken)
    {
        var database = new FileInfo(((SqliteConnection)context.Database.GetDbConnection()).DataSource);
        var taken = new SqliteMigrationLock(await OpenAsync(database.FullName + Suffix, cancellationToken));
        try
        {
            // A file that is not there yet is left for EF Core to make, which sets its journal mode.
            if (database is { Exists: true, Length: > 0 })
            {
                await RemoveStaleRowAsync(context, cancellationToken);
            }

            return taken;
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    public void Dispose() => file.Dispose();

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = SqliteFileMode.OwnerOnly;
        }

        while (true)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(BetweenAttempts, cancellationToken);
            }
        }
    }

    private static async Task RemoveStaleRowAsync(ScimPlatformDbContext context, CancellationToken cancellationToken)
    {
        var tables = await context.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (tables > 0)
        {
            await context.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        }
    }
}
