using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.SqlServer;

/// <summary>The model in SQL Server. Strings compare by code point, as in SQLite; a rowversion tells when a row was changed by another.</summary>
public sealed class SqlServerScimPlatformDbContext(
    DbContextOptions<SqlServerScimPlatformDbContext> options, AuditRecords records)
    : ScimPlatformDbContext(options, new SqlServerFailures(), records)
{
    internal const string Ordinal = "Latin1_General_100_BIN2";

    protected override IQueryable<TenantSchema> KeptSchemas =>
        TenantSchemas.FromSqlRaw("SELECT * FROM [TenantSchemas] WITH (REPEATABLEREAD)");

    public override IStatements Statements => new SqlServerStatements(this);

    // A row is locked up to the commit: writers of one tenant who are spread over several seldom wait for each other.
    private protected override Task AddToTotalAsync(DirectoryChange change, CancellationToken cancellationToken)
    {
        const int Shares = 16;
        var share = Environment.CurrentManagedThreadId % Shares;
        return Database.ExecuteSqlInterpolatedAsync(
            $"""
            MERGE [DirectoryTotals] WITH (HOLDLOCK) AS [t]
            USING (SELECT {change.Tenant.Value} AS [TenantId], {share} AS [Share], {change.Users} AS [Users], {change.Groups} AS [Groups]) AS [c]
            ON [t].[TenantId] = [c].[TenantId] AND [t].[Share] = [c].[Share]
            WHEN MATCHED THEN
                UPDATE SET [Users] = [t].[Users] + [c].[Users], [Groups] = [t].[Groups] + [c].[Groups], [Changes] = [t].[Changes] + 1
            WHEN NOT MATCHED THEN
                INSERT ([TenantId], [Share], [Users], [Groups], [Changes])
                VALUES ([c].[TenantId], [c].[Share], [c].[Users], [c].[Groups], 1);
            """,
            cancellationToken);
    }

    protected override Task StoreAsync(CancellationToken cancellationToken) =>
        Database.CreateExecutionStrategy().ExecuteAsync(StoreInTransactionAsync, cancellationToken);

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

    private async Task StoreInTransactionAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await StoreWithinAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>().HaveColumnType("datetime2(3)");
    }
}
