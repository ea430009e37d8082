using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Auditing;

namespace ScimPlatform.Infrastructure.Operations;

/// <summary>Looks for what is wrong in the database, and changes nothing. Servers may go on meanwhile.</summary>
public sealed class DatabaseCheck(DatabaseOptions database, SchemaCheck schema, RowCheck rows, AuditVerification audit)
{
    /// <summary>Whether the pages and indexes of an SQLite file are whole. It comes first: what is read from a damaged file proves nothing.</summary>
    /// <returns>null on servers, which look after theirs themselves, and where there is no file</returns>
    /// <exception cref="SqliteException">the file is no database, or cannot be opened</exception>
    public CheckResult? Integrity()
    {
        if (database.Provider != DatabaseProvider.Sqlite || !File.Exists(database.File))
        {
            return null;
        }

        try
        {
            using var file = SqliteBackupFile.Open(new SqliteConnectionStringBuilder(database.ConnectionString) { Mode = SqliteOpenMode.ReadWrite });
            return new CheckResult("integrity", [.. SqliteBackupFile.Texts(file, "PRAGMA integrity_check").Where(line => line != "ok")]);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_CORRUPT)
        {
            return new CheckResult("integrity", [failure.Message]);
        }
    }

    /// <summary>Everything else, of a database of this version.</summary>
    /// <exception cref="System.Data.Common.DbException">the database cannot be read</exception>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        var layout = new CheckResult("schema", await schema.RunAsync(cancellationToken));
        return layout.Faults.Count > 0
            ? [layout]
            : [layout, .. await rows.RunAsync(cancellationToken), new CheckResult("audit", await AuditAsync(cancellationToken))];
    }

    private async Task<IReadOnlyList<string>> AuditAsync(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var tenant in await audit.TenantsAsync(cancellationToken))
        {
            faults.AddRange((await audit.VerifyAsync(tenant, cancellationToken)).Faults.Select(fault => $"{tenant}: {fault}"));
        }

        return faults;
    }
}
