using Microsoft.Data.Sqlite;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>An SQLite database in one file, which nobody writes to.</summary>
internal static class SqliteBackupFile
{
    private static readonly byte[] Header = "SQLite format 3\0"u8.ToArray();

    /// <returns>the database's file</returns>
    /// <exception cref="OperationRefused">it is in none</exception>
    public static string RequireFile(DatabaseOptions database) => database.Provider switch
    {
        DatabaseProvider.PostgreSql => throw new OperationRefused("This command is for SQLite. PostgreSQL is saved by pg_dump or pg_basebackup, and restored by pg_restore."),
        DatabaseProvider.SqlServer => throw new OperationRefused("This command is for SQLite. SQL Server is saved by BACKUP DATABASE, and restored by RESTORE DATABASE."),
        _ when database.File is null or "" or ":memory:" || database.File.StartsWith("file:", StringComparison.OrdinalIgnoreCase) =>
            throw new OperationRefused("This command takes a database in a file that ConnectionStrings:ScimPlatform names by its path."),
        _ => Path.GetFullPath(database.File),
    };

    public static SqliteConnection Open(SqliteConnectionStringBuilder how)
    {
        how.Pooling = false;
        var connection = new SqliteConnection(how.ConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Opens a file that is not written to, and leaves nothing beside it.</summary>
    public static SqliteConnection OpenUnchanged(string path) => Open(new SqliteConnectionStringBuilder
    {
        DataSource = $"{new Uri(path).AbsoluteUri}?immutable=1",
        Mode = SqliteOpenMode.ReadOnly,
    });

    /// <summary>Copies a database as it is at one moment.</summary>
    public static void Copy(SqliteConnection source, string path)
    {
        using var target = Open(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite });
        source.BackupDatabase(target);
    }

    /// <exception cref="OperationRefused">the file is no SQLite database, or a damaged one</exception>
    public static void RequireWhole(string path)
    {
        if (!HasHeader(path))
        {
            throw new OperationRefused($"{path} is no SQLite database.");
        }

        if (File.Exists($"{path}-wal") && new FileInfo($"{path}-wal").Length > 0)
        {
            throw new OperationRefused($"{path} is a database in use, with a log beside it; the command backup saves it.");
        }

        try
        {
            using var file = OpenUnchanged(path);
            if (Texts(file, "PRAGMA integrity_check(1)") is not ["ok"])
            {
                throw new OperationRefused($"{path} is damaged.");
            }
        }
        catch (SqliteException failure)
        {
            throw new OperationRefused($"{path} is damaged or cut off: {failure.Message}");
        }
    }

    public static IReadOnlyList<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static bool HasHeader(string path)
    {
        using var file = File.OpenRead(path);
        var begin = new byte[Header.Length];
        return file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.AsSpan().SequenceEqual(Header);
    }
}
