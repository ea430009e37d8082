using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>The database's file is its owner's alone. SQLite gives the files beside it the mode that it has.</summary>
internal static class SqliteFileMode
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // As SQLite itself says it (https://www.sqlite.org/rescode.html#cantopen).
    private const int CannotOpen = 14;

    /// <summary>Comes before each opening: SQLite would make the file for everybody to read.</summary>
    /// <exception cref="SqliteException">the file cannot be made, or is not ours to change</exception>
    public static void MakePrivate(SqliteConnection connection)
    {
        var path = connection.DataSource;
        var target = new SqliteConnectionStringBuilder(connection.ConnectionString);
        if (OperatingSystem.IsWindows() || target.Mode == SqliteOpenMode.Memory || path is "" or ":memory:"
            || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        try
        {
            MakePrivate(path, target.Mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SqliteException($"The database file cannot be made its owner's alone: {exception.Message}", CannotOpen);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void MakePrivate(string path, SqliteOpenMode mode)
    {
        if (!File.Exists(path))
        {
            Make(path, mode);
            return;
        }

        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" }.Where(File.Exists))
        {
            if (File.GetUnixFileMode(file) != OwnerOnly)
            {
                File.SetUnixFileMode(file, OwnerOnly);
            }
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Make(string path, SqliteOpenMode mode)
    {
        if (mode == SqliteOpenMode.ReadWriteCreate && Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            // Another process may be making it at this very moment, and has the same in mind.
            using var made = new FileStream(
                path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = OwnerOnly });
        }
    }
}
