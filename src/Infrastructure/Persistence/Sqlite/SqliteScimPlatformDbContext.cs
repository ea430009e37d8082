using Microsoft.EntityFrameworkCore;

namespace ScimPlatform.Infrastructure.Persistence.Sqlite;

/// <summary>The model in an SQLite file. SQLite has one writer at a time: those of this process queue here instead of polling for the lock.</summary>
public sealed class SqliteScimPlatformDbContext(DbContextOptions<SqliteScimPlatformDbContext> options, SqliteWriteGate gate)
    : ScimPlatformDbContext(options, new SqliteFailures())
{
    protected override async Task StoreAsync(CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await base.StoreAsync(cancellationToken);
    }

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
}
