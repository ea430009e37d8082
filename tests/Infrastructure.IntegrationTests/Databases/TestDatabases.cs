using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.PostgreSql;
using ScimPlatform.Infrastructure.Sqlite;
using ScimPlatform.Infrastructure.SqlServer;
using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>The databases that the suites run over.</summary>
internal static class TestDatabases
{
    public const string SqlServerVariable = "SCIMPLATFORM_TEST_SQLSERVER";

    private static readonly string? SqlServer = Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } said ? said : null;

    /// <summary>For <c>[TestFixtureSource]</c>: a server is in it when there is one, and then nothing skips it.</summary>
    public static IEnumerable<DatabaseProvider> Available { get; } =
    [
        DatabaseProvider.Sqlite,
        .. SqlServer is null ? Array.Empty<DatabaseProvider>() : [DatabaseProvider.SqlServer],
        .. PostgreSqlServer.IsAvailable ? [DatabaseProvider.PostgreSql] : Array.Empty<DatabaseProvider>(),
    ];

    /// <summary>Which engines take part, and how to have those that do not.</summary>
    public static string Said => $"Engines: {string.Join(", ", Available)}."
        + (SqlServer is null ? $" Left out: SqlServer ({SqlServerVariable} names none)." : "")
        + (PostgreSqlServer.IsAvailable ? "" : $" Left out: PostgreSql (not installed, and {PostgreSqlServer.Variable} names none).");

    /// <param name="provider">the engine</param>
    /// <param name="isEmpty">whether it must not be migrated yet</param>
    public static IDatabase Create(DatabaseProvider provider, bool isEmpty = false) => provider switch
    {
        DatabaseProvider.SqlServer => new SqlServerDatabase(SqlServer!),
        DatabaseProvider.PostgreSql => new PostgreSqlDatabase(isEmpty),
        _ => new SqliteFile(),
    };

    /// <summary>The options of the engine's context, as a container takes them.</summary>
    public static ServiceDescriptor OptionsOf(DatabaseOptions database, IInterceptor[] interceptors) => database.Provider switch
    {
        DatabaseProvider.SqlServer => Describe<SqlServerScimPlatformDbContext>((_, options) => options.UseSqlServer(database), interceptors),
        DatabaseProvider.PostgreSql => Describe<PostgreSqlScimPlatformDbContext>((_, options) => options.UsePostgreSql(database), interceptors),
        _ => Describe<SqliteScimPlatformDbContext>(
            (provider, options) => options.UseSqlite(database, provider.GetRequiredService<SqliteConnections>()), interceptors),
    };

    /// <summary>A context that the caller disposes of.</summary>
    public static ScimPlatformDbContext NewContext(DatabaseProvider provider, IServiceProvider services) => provider switch
    {
        DatabaseProvider.SqlServer => ActivatorUtilities.CreateInstance<SqlServerScimPlatformDbContext>(services),
        DatabaseProvider.PostgreSql => ActivatorUtilities.CreateInstance<PostgreSqlScimPlatformDbContext>(services),
        _ => ActivatorUtilities.CreateInstance<SqliteScimPlatformDbContext>(services),
    };

    private static ServiceDescriptor Describe<TContext>(Action<IServiceProvider, DbContextOptionsBuilder> use, IInterceptor[] interceptors)
        where TContext : DbContext => ServiceDescriptor.Singleton(provider =>
    {
        var options = new DbContextOptionsBuilder<TContext>();
        use(provider, options);
        options.UseApplicationServiceProvider(provider);
        return options.AddInterceptors(interceptors).Options;
    });
}
