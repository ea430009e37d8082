using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.TenantSchemas;

namespace ScimPlatform.Infrastructure.Persistence.SqlServer;

/// <summary>The model in SQL Server. Strings compare by code point, as in SQLite; a rowversion tells when a row was changed by another.</summary>
public sealed class SqlServerScimPlatformDbContext(DbContextOptions<SqlServerScimPlatformDbContext> options)
    : ScimPlatformDbContext(options, new SqlServerFailures())
{
    internal const string Ordinal = "Latin1_General_100_BIN2";

    protected override IQueryable<TenantSchema> KeptSchemas =>
        TenantSchemas.FromSqlRaw("SELECT * FROM [TenantSchemas] WITH (REPEATABLEREAD)");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        new SqlServerScimSql().AddTo(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.ClrType.IsAssignableTo(typeof(AggregateRoot)))
            {
                modelBuilder.Entity(entity.ClrType).Property<byte[]>("RowVersion").IsRowVersion();
            }

            foreach (var property in entity.GetProperties().Where(property => (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string)))
            {
                property.SetCollation(Ordinal);
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>().HaveColumnType("datetime2(3)");
    }
}
