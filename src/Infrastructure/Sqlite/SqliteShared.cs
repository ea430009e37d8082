using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Auditing;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>What all contexts of one SQLite file share. It travels with their options, since a pooled context is made of nothing else.</summary>
internal sealed class SqliteShared(SqliteConnections connections, AuditRecords records) : IDbContextOptionsExtension
{
    public SqliteConnections Connections => connections;

    public AuditRecords Records => records;

    public DbContextOptionsExtensionInfo Info => new SharedInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
    }

    public void Validate(IDbContextOptions options)
    {
    }

    // It adds nothing to EF Core's own services.
    private sealed class SharedInfo(SqliteShared shared) : DbContextOptionsExtensionInfo(shared)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is SharedInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
        }
    }
}
