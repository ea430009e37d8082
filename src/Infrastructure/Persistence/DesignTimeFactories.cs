using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Audit;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.PostgreSql;
using ScimPlatform.Infrastructure.Sqlite;
using ScimPlatform.Infrastructure.SqlServer;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>For <c>dotnet ef migrations add</c>, which opens no connection.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteScimPlatformDbContext>
{
    public SqliteScimPlatformDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteScimPlatformDbContext>();
        var database = new DatabaseOptions(DatabaseProvider.Sqlite, "Data Source=design-time.db", null);
        var connections = new SqliteConnections(database);
        options.UseSqlite(database, connections);
        options.UseApplicationServiceProvider(DesignTime.With(connections));
        return new SqliteScimPlatformDbContext(options.Options);
    }
}

/// <summary>For <c>dotnet ef migrations add</c> and <c>script</c>, which open no connection.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerScimPlatformDbContext>
{
    public SqlServerScimPlatformDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerScimPlatformDbContext>();
        options.UseSqlServer(new DatabaseOptions(DatabaseProvider.SqlServer, "Server=design-time;Database=scim", null));
        options.UseApplicationServiceProvider(DesignTime.Services);
        return new SqlServerScimPlatformDbContext(options.Options);
    }
}

/// <summary>For <c>dotnet ef migrations add</c> and <c>script</c>, which open no connection.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlScimPlatformDbContext>
{
    public PostgreSqlScimPlatformDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlScimPlatformDbContext>();
        options.UsePostgreSql(new DatabaseOptions(DatabaseProvider.PostgreSql, "Host=design-time;Database=scim", null));
        options.UseApplicationServiceProvider(DesignTime.Services);
        return new PostgreSqlScimPlatformDbContext(options.Options);
    }
}

file static class DesignTime
{
    public static AuditRecords Records { get; } = new(new BackgroundOrigin(), TimeProvider.System, new AuditKey(() => []));

    public static IServiceProvider Services { get; } = Shared().BuildServiceProvider();

    public static IServiceProvider With(SqliteConnections connections) =>
        Shared().AddSingleton(connections).BuildServiceProvider();

    private static IServiceCollection Shared() => new ServiceCollection().AddSingleton(Records).AddSingleton(typeof(JobSignal<>));
}
