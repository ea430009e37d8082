using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ScimPlatform.Infrastructure.Jobs;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Sqlite.Reading;

/// <summary>The pages that each connection to the file keeps: of all that have ever worked at once, up to some megabytes each.</summary>
internal sealed class SqliteCaches(SqliteConnections connections) : INativeCaches
{
    private const string Library = "e_sqlite3";

    /// <summary>Closes what only reads, and empties those of contexts, which come back to them. The one writer keeps its own.</summary>
    public void Release()
    {
        connections.Readers.CloseIdle();
        foreach (var connection in connections.OfContexts)
        {
            _ = Empty(connection);
        }
    }

    // Takes the connection's own lock, so that it may be at work (https://www.sqlite.org/c3ref/db_release_memory.html).
    private static bool Empty(SqliteConnection connection)
    {
        try
        {
            return connection.Handle is { } open && ReleaseMemory(open) == raw.SQLITE_OK;
        }
        catch (ObjectDisposedException)
        {
            // Its context was one too many and has just closed it, and with it all that it kept.
            return false;
        }
    }

    [DllImport(Library, EntryPoint = "sqlite3_db_release_memory")]
    private static extern int ReleaseMemory(sqlite3 connection);
}
