using Microsoft.EntityFrameworkCore;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.Sqlite.Writing;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>The model in an SQLite file. Everything of this process is written by <see cref="SqliteWriter"/>.</summary>
public sealed class SqliteScimPlatformDbContext(DbContextOptions<SqliteScimPlatformDbContext> options)
    : ScimPlatformDbContext(options, new SqliteFailures(), Shared(options).Records)
{
    private readonly SqliteConnections connections = Shared(options).Connections;
    private SqliteWriting? writing;

    public override IStatements Statements => connections.Readers;

    private SqliteWriting Writing => writing ?? throw new InvalidOperationException("It is not our turn to write.");

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        using var migrating = await SqliteMigrationLock.TakeAsync(this, cancellationToken);
        await base.MigrateAsync(cancellationToken);
    }

    protected override Task StoreAsync(CancellationToken cancellationToken) => connections.Writer.WriteAsync(
        async given =>
        {
            writing = given;
            try
            {
                await (StoresRowsOnly ? StoreWithinAsync(cancellationToken) : StoreJoinedAsync(cancellationToken));
            }
            finally
            {
                writing = null;
            }
        },
        cancellationToken);

    private protected override Task StoreChangesAsync(CancellationToken cancellationToken)
    {
        var tables = connections.TablesOf(Model);
        foreach (var row in Dropped)
        {
            tables.Of(row.GetType()).DeleteUntracked(row, Writing);
        }

        tables.Store(ChangeTracker, Writing);
        foreach (var row in Appended)
        {
            tables.Of(row.GetType()).InsertUntracked(row, Writing);
        }

        return Task.CompletedTask;
    }

    // One row for a tenant: there is one writer.
    private protected override Task AddToTotalAsync(DirectoryChange change, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            INSERT INTO DirectoryTotals (TenantId, Share, Users, Groups, Changes) VALUES (@0, 0, @1, @2, 1)
            ON CONFLICT (TenantId, Share)
            DO UPDATE SET Users = Users + excluded.Users, Groups = Groups + excluded.Groups, Changes = Changes + 1
            """;
        Writing.Execute(Sql, change.Tenant.Value, change.Users, change.Groups);
        return Task.CompletedTask;
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

    private static SqliteShared Shared(DbContextOptions options) => options.GetExtension<SqliteShared>();

    // The writer has the connection and a savepoint; what the context reads before and afterwards, it reads over its own.
    private async Task StoreJoinedAsync(CancellationToken cancellationToken)
    {
        Database.SetDbConnection(Writing.Transaction.Connection);
        Database.AutoSavepointsEnabled = false;
        try
        {
            await using var joined = await Database.UseTransactionAsync(Writing.Transaction, cancellationToken);
            await StoreWithinAsync(cancellationToken);
        }
        finally
        {
            Database.SetDbConnection(null);
            Database.SetConnectionString(connections.ConnectionString);
        }
    }
}
