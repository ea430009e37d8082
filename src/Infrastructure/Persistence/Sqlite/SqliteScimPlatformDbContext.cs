using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>The model in an SQLite file. Everything of this process is written by <see cref="SqliteWriter"/>.</summary>
public sealed class SqliteScimPlatformDbContext(
    DbContextOptions<SqliteScimPlatformDbContext> options, SqliteConnections connections, AuditRecords records)
    : ScimPlatformDbContext(options, new SqliteFailures(), records)
{
    public override IStatements Statements => connections.Readers;

    protected override Task StoreAsync(CancellationToken cancellationToken) =>
        connections.Writer.WriteAsync(transaction => StoreOverAsync(transaction, cancellationToken), cancellationToken);

    // One row for a tenant: there is one writer.
    private protected override Task AddToTotalAsync(DirectoryChange change, CancellationToken cancellationToken) =>
        Database.ExecuteSqlInterpolatedAsync(
            $"""
            INSERT INTO DirectoryTotals (TenantId, Share, Users, Groups, Changes)
            VALUES ({change.Tenant.Value}, 0, {change.Users}, {change.Groups}, 1)
            ON CONFLICT (TenantId, Share)
            DO UPDATE SET Users = Users + excluded.Users, Groups = Groups + excluded.Groups, Changes = Changes + 1
            """,
            cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        new SqliteScimSql().AddTo(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }

    // The writer has the connection and a savepoint; what the context reads before and afterwards, it reads over its own.
    private async Task StoreOverAsync(SqliteTransaction transaction, CancellationToken cancellationToken)
    {
        Database.SetDbConnection(transaction.Connection);
        Database.AutoSavepointsEnabled = false;
        try
        {
            await using var joined = await Database.UseTransactionAsync(transaction, cancellationToken);
            await StoreWithinAsync(cancellationToken);
        }
        finally
        {
            Database.SetDbConnection(null);
            Database.SetConnectionString(connections.ConnectionString);
        }
    }
}
