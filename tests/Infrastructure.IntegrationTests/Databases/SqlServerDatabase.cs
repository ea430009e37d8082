using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.SqlServer;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>A database with a name of its own on the server of <see cref="TestDatabases.SqlServerVariable"/>.</summary>
internal sealed class SqlServerDatabase(string server) : IDatabase
{
    public DatabaseOptions Options { get; } = new(
        DatabaseProvider.SqlServer,
        new SqlConnectionStringBuilder(server) { InitialCatalog = $"scim-platform-tests-{Guid.NewGuid():N}" }.ConnectionString,
        null);

    public async ValueTask DisposeAsync()
    {
        var options = new DbContextOptionsBuilder<SqlServerScimPlatformDbContext>();
        options.UseSqlServer(Options);
        await using var context = new SqlServerScimPlatformDbContext(options.Options, new AuditRecords(new BackgroundOrigin(), TimeProvider.System, new AuditKey(() => [])));
        await context.Database.EnsureDeletedAsync();
    }
}
