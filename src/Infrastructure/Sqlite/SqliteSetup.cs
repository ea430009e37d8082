using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>
/// What every connection needs. FULL makes a commit survive a power cut; the busy time-out is how long a writer waits for one of
/// another process. EF Core would do it all again for each query: its connections stay open for as long as their context lives.
/// </summary>
internal sealed class SqliteSetup(SqliteConnections connections) : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;";

    // What a savepoint would undo is kept in memory up to this many bytes, and beyond that in a file, which is made and removed for each such
    // commit. SQLite moves it there in one write, and its own writes take at most 128 KiB less one byte on Unix (os_unix.c, seekAndWriteFd):
    // a larger number here would end every large transaction with SQLITE_FULL.
    private const int BytesToUndo = 124 * 1024;

    // Of SQLite's, which the library has no name for.
    private const int ConfigStatementJournalSpill = 26;

    // SQLite counts what memory it has, behind one lock for the whole process: every reader would wait there for the others. It can be
    // told not to before its first connection only; whoever comes too late loses some speed and nothing else.
    static SqliteSetup()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        _ = raw.sqlite3_config(ConfigStatementJournalSpill, BytesToUndo);
    }

    /// <summary>Opens a connection that EF Core does not know of.</summary>
    /// <returns>what ends its statements</returns>
    public static SqliteCancellation Open(SqliteConnection connection)
    {
        SqliteFileMode.MakePrivate(connection);
        SqliteFunctions.Register(connection);
        connection.Open();
        Execute(connection, Pragmas);
        return SqliteCancellation.Watch(connection);
    }

    /// <summary>Executes what nothing comes back from.</summary>
    public static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Before opening: the connection hands its functions to SQLite itself whenever it opens.
    public override InterceptionResult ConnectionOpening(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        SqliteFileMode.MakePrivate((SqliteConnection)connection);
        SqliteFunctions.Register((SqliteConnection)connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionOpening(connection, eventData, result));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        connections.Keep((SqliteConnection)connection);
        Execute(connection, Pragmas);
        SqliteCancellation.Watch((SqliteConnection)connection);
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
