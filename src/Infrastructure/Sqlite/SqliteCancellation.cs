using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>
/// Stops the statement that a connection is at when nobody waits for it any more. SQLite works on the thread that asks, and its client knows no
/// other way out of a statement than its end (https://www.sqlite.org/c3ref/progress_handler.html).
/// </summary>
internal sealed class SqliteCancellation
{
    // Of the virtual machine: a few microseconds' worth.
    private const int InstructionsBetween = 10_000;

    private static readonly ConditionalWeakTable<DbConnection, SqliteCancellation> OfConnections = [];

    private SqliteCancellation()
    {
    }

    /// <summary>What ends the statement that is executed next.</summary>
    public CancellationToken Token { get; set; }

    /// <summary>Watches over a connection that has just been opened.</summary>
    public static SqliteCancellation Watch(SqliteConnection open)
    {
        var watch = new SqliteCancellation();
        raw.sqlite3_progress_handler(open.Handle!, InstructionsBetween, _ => watch.Token.IsCancellationRequested ? 1 : 0, null);
        OfConnections.AddOrUpdate(open, watch);
        return watch;
    }

    /// <summary>Tells the connection of a command of EF Core's what ends it.</summary>
    internal sealed class Interceptor : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Tell(command, cancellationToken);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Tell(command, cancellationToken);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            Tell(command, cancellationToken);
            return ValueTask.FromResult(result);
        }

        private static void Tell(DbCommand command, CancellationToken cancellationToken)
        {
            if (command.Connection is { } connection && OfConnections.TryGetValue(connection, out var watch))
            {
                watch.Token = cancellationToken;
            }
        }
    }
}
