using Microsoft.Data.Sqlite;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>Saves an SQLite database to a file while servers write to it, as it was at one moment (https://www.sqlite.org/backup.html).</summary>
public sealed class SqliteBackup(DatabaseOptions database, DatabaseSchema schema)
{
    /// <param name="path">the file to make; it is there whole or not at all</param>
    /// <param name="cancellationToken">ends the reading of the schema</param>
    /// <returns>how many bytes it has</returns>
    /// <exception cref="OperationRefused">the engine is another one, there is no database, or the file exists</exception>
    /// <exception cref="IOException">the file cannot be made</exception>
    public async Task<long> SaveAsync(string path, CancellationToken cancellationToken)
    {
        var source = SqliteBackupFile.RequireFile(database);
        (await schema.ReadAsync(cancellationToken)).RequirePresent(DatabaseSchema.What);
        if (Path.Exists(path))
        {
            throw new OperationRefused($"{path} exists already.");
        }

        return PartialFile.Make(path, part =>
        {
            using var reading = SqliteBackupFile.Open(new SqliteConnectionStringBuilder(database.ConnectionString) { DataSource = source, Mode = SqliteOpenMode.ReadWrite });
            SqliteBackupFile.Copy(reading, part);
            SqliteBackupFile.RequireWhole(part);
        });
    }
}
