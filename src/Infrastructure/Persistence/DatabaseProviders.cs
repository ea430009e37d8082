using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Persistence.Servers;
using ScimPlatform.Infrastructure.PostgreSql;
using ScimPlatform.Infrastructure.Sqlite;
using ScimPlatform.Infrastructure.Sqlite.Writing;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>How each provider is set up, the same for the server, the tools and the tests.</summary>
internal static class DatabaseProviders
{
    private const int Retries = 5;
    private const int SecondsToWaitForALock = 5;
    private const int SecondsToConnect = 5;

    // In each connection: about what one node sends again and again. To parse and plan a read by its key takes longer than to run it.
    private const int StatementsKeptPrepared = 64;

    // Deadlocks are over at once; a server that is gone is told within seconds.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    // One for the process, as EF Core's own would be: contexts of the same kind share what was composed for one of them.
    private static readonly QueryCache Queries = new();
    private static readonly JoiningInterceptor Joining = new();
    private static readonly ReadOnlyConnections ReadOnly = new();

    public static void UseSqlServer(this DbContextOptionsBuilder options, DatabaseOptions database)
    {
        options.UseSqlServer(SqlServerConnectionString(database), provider =>
        {
            provider.EnableRetryOnFailure(Retries, LongestPause, null);
            if (database.MaxBatchSize is { } size)
            {
                provider.MaxBatchSize(size);
            }
        });
        options.UseServer();
    }

    public static void UsePostgreSql(this DbContextOptionsBuilder options, DatabaseOptions database)
    {
        options.UseNpgsql(PostgreSqlConnectionString(database), provider =>
        {
            provider.EnableRetryOnFailure(Retries, LongestPause, null);
            if (database.MaxBatchSize is { } size)
            {
                provider.MaxBatchSize(size);
            }
        });
        options.AddInterceptors(ReadOnly);
        options.UseServer();
    }

    /// <summary>The same for SQLite.</summary>
    /// <param name="options">to be set</param>
    /// <param name="database">the file</param>
    /// <param name="connections">its connections</param>
    public static void UseSqlite(this DbContextOptionsBuilder options, DatabaseOptions database, SqliteConnections connections)
    {
        options.UseSqlite(SqliteConnectionString(database));
        options.ReplaceService<IModificationCommandBatchFactory, SqliteBatch.Factory>();
        options.AddInterceptors(new SqliteSetup(connections), new SqliteCancellation.Interceptor());
        options.UseQueryCache();
    }

    // What both servers have.
    private static void UseServer(this DbContextOptionsBuilder options)
    {
        options.AddInterceptors(Joining);
        options.UseQueryCache();
    }

    private static void UseQueryCache(this DbContextOptionsBuilder options) =>
        options.UseMemoryCache(Queries).ReplaceService<ICompiledQueryCacheKeyGenerator, QueryKeys>();

    // Else the pool refuses connections for up to a minute after a server was gone for a moment.
    private static string SqlServerConnectionString(DatabaseOptions database)
    {
        var connection = new SqlConnectionStringBuilder(database.ConnectionString);
        if (!connection.ShouldSerialize("Pool Blocking Period"))
        {
            connection.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        }

        return connection.ConnectionString;
    }

    // To compile a filter of many terms takes seconds, to run it takes milliseconds (docs/engines.md).
    private static string PostgreSqlConnectionString(DatabaseOptions database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        connection.Options ??= "-c jit=off";
        if (!connection.ShouldSerialize(nameof(connection.Timeout)))
        {
            // A statement is given up over a connection of its own: where a server hangs, that takes as long again.
            connection.Timeout = SecondsToConnect;
        }

        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = StatementsKeptPrepared;
        }

        if (!connection.ShouldSerialize("No Reset On Close"))
        {
            // No statement leaves anything to a session that its transaction does not take away.
            connection.NoResetOnClose = true;
        }

        return connection.ConnectionString;
    }

    public static string SqliteConnectionString(DatabaseOptions database)
    {
        var connection = new SqliteConnectionStringBuilder(database.ConnectionString) { ForeignKeys = true };
        if (!connection.ShouldSerialize("Default Timeout"))
        {
            // Else the client asks a locked file again and again for half a minute, with the process's other writers behind it.
            connection.DefaultTimeout = SecondsToWaitForALock;
        }

        return connection.ToString();
    }
}
