using Microsoft.Data.Sqlite;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>Puts a backup in the place of the database, whole or not at all, and never under a server that runs.</summary>
public sealed class SqliteRestore(DatabaseOptions database, DatabaseSchema schema)
{
    /// <summary>What is done before anything is changed.</summary>
    /// <param name="path">the backup</param>
    /// <exception cref="OperationRefused">the engine is another one, or the file is not to be restored here</exception>
    public void Check(string path)
    {
        var place = SqliteBackupFile.RequireFile(database);
        if (!File.Exists(path) || path == place)
        {
            throw new OperationRefused(path == place ? $"{path} is the database itself." : $"{path} is not there.");
        }

        SqliteBackupFile.RequireWhole(path);
        using var file = SqliteBackupFile.OpenUnchanged(path);
        var tables = SqliteBackupFile.Texts(file, "SELECT name FROM sqlite_master WHERE type = 'table'");
        var applied = tables.Contains("__EFMigrationsHistory") ? SqliteBackupFile.Texts(file, "SELECT MigrationId FROM __EFMigrationsHistory") : [];
        SchemaState.Of(schema.Known, applied, hasTables: true).RequireKnown(path);
    }

    /// <summary>Restores what <see cref="Check"/> let pass. The directory of the database has to be there.</summary>
    /// <exception cref="OperationRefused">somebody has the database open, or it cannot be replaced</exception>
    public void Restore(string path)
    {
        var place = SqliteBackupFile.RequireFile(database);
        using var source = SqliteBackupFile.OpenUnchanged(path);
        if (File.Exists(place))
        {
            Replace(place, source);
        }
        else
        {
            PartialFile.Make(place, part => SqliteBackupFile.Copy(source, part));
        }
    }

    /// <summary>Whether the backup was written under the key; null where nothing in it tells.</summary>
    public static bool? IsUnder(AuditKey key, string path)
    {
        using var file = SqliteBackupFile.OpenUnchanged(path);
        if (SqliteBackupFile.Texts(file, "SELECT name FROM pragma_table_info('AuditChains') WHERE name = 'Mac'").Count == 0)
        {
            return null;
        }

        using var command = file.CreateCommand();
        command.CommandText = "SELECT TenantId, LastSequence, LastHash, PurgedSequence, PurgedHash, Mac FROM AuditChains WHERE Mac IS NOT NULL";
        using var row = command.ExecuteReader();
        bool? isUnder = null;
        while (isUnder != true && row.Read())
        {
            isUnder = key.VouchesFor(new AuditChain
            {
                TenantId = new TenantId(row.GetGuid(0)),
                LastSequence = row.GetInt64(1),
                LastHash = row.GetFieldValue<byte[]>(2),
                PurgedSequence = row.GetInt64(3),
                PurgedHash = row.GetFieldValue<byte[]>(4),
                Mac = row.GetFieldValue<byte[]>(5),
            });
        }

        return isUnder;
    }

    // In one transaction, and under a lock for which nobody else may have the file open: a log cannot be given up otherwise.
    private static void Replace(string place, SqliteConnection source)
    {
        using var target = Lock(place);
        try
        {
            source.BackupDatabase(target);
        }
        finally
        {
            Execute(target, "PRAGMA journal_mode = WAL");
        }
    }

    private static SqliteConnection Lock(string place)
    {
        var target = SqliteBackupFile.Open(new SqliteConnectionStringBuilder { DataSource = place, Mode = SqliteOpenMode.ReadWrite });
        var result = Execute(target, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT;");
        if (result == raw.SQLITE_OK)
        {
            return target;
        }

        target.Dispose();
        throw new OperationRefused(result is raw.SQLITE_BUSY or raw.SQLITE_LOCKED
            ? $"{place} is in use. Stop the server first."
            : $"{place} cannot be replaced: {raw.sqlite3_errstr(result).utf8_to_string()}. Move it away first.");
    }

    // Past the client, which would ask a locked file again.
    private static int Execute(SqliteConnection connection, string sql) => raw.sqlite3_exec(connection.Handle!, sql);
}
