using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.Sqlite.Writing;

namespace ScimPlatform.Infrastructure.Sqlite;

/// <summary>The model in an SQLite file. Everything of this process is written by <see cref="SqliteWriter"/>.</summary>
public sealed class SqliteScimPlatformDbContext : ScimPlatformDbContext
{
    // One row for a tenant: there is one writer.
    private static readonly Statement AddToTotal = new(
        """
        INSERT INTO DirectoryTotals (TenantId, Share, Users, Groups, Changes) VALUES (@tenant, 0, @users, @groups, 1)
        ON CONFLICT (TenantId, Share)
        DO UPDATE SET Users = Users + excluded.Users, Groups = Groups + excluded.Groups, Changes = Changes + 1
        """,
        "tenant",
        "users",
        "groups");

    private static readonly Statement MoveGroupsOfUser = new(
        """
        UPDATE Groups SET Version = Version + 1, UpdatedAt = @at WHERE Id IN (SELECT GroupId FROM GroupMembers WHERE UserId = @id) RETURNING Id, Version
        """,
        "id",
        "at");

    private static readonly Statement MoveGroupsOfGroup = new(
        """
        UPDATE Groups SET Version = Version + 1, UpdatedAt = @at
        WHERE Id IN (SELECT GroupId FROM GroupChildren WHERE ChildId = @id) AND Id <> @id RETURNING Id, Version
        """,
        "id",
        "at");

    private readonly SqliteConnections connections;
    private readonly SqliteConnection own;

    public SqliteScimPlatformDbContext(DbContextOptions<SqliteScimPlatformDbContext> options)
        : base(options, new SqliteFailures())
    {
        // It is ours, so that it stays open while the context is in its pool.
        connections = Shared<SqliteConnections>(options);
        own = new SqliteConnection(connections.ConnectionString);
        Database.SetDbConnection(own, contextOwnsConnection: false);
        Database.AutoSavepointsEnabled = false;
    }

    /// <summary>While the writer is ours, what was written before is not committed yet, and only the writer sees it.</summary>
    public override IStatements Statements => WritingNow is null ? connections.Readers : WritingNow;

    internal override IStatements StatementsWithin => Writing;

    /// <summary>What is written over, while it is our turn.</summary>
    internal SqliteWriting? WritingNow { get; private set; }

    internal override bool KeepsWritersWaiting => WritingNow is not null;

    private SqliteWriting Writing => WritingNow ?? throw new InvalidOperationException("It is not our turn to write.");

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        using var migrating = await SqliteMigrationLock.TakeAsync(this, cancellationToken);
        await base.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// Does a command while the writer is ours: it reads what was written before it, and loses to nobody. What it saves is stored together with what
    /// waits beside it; it is done when that is durable, and undone when it throws.
    /// </summary>
    /// <param name="command">reads and writes few rows, through this context only</param>
    /// <param name="cancellationToken">ends the wait for the writer, and the command</param>
    internal async Task<T> DoOverWriterAsync<T>(Func<Task<T>> command, CancellationToken cancellationToken)
    {
        try
        {
            var (done, isAgain) = (default(T), false);
            await connections.Writer.WriteAsync(
                given => OverAsync(
                    given,
                    async () =>
                    {
                        // Another command lost the transaction for all.
                        if (isAgain)
                        {
                            Reset();
                        }

                        isAgain = true;
                        done = await command();
                    },
                    cancellationToken),
                cancellationToken);
            base.TellOfRecords();
            return done!;
        }
        catch (Exception exception) when (Failures.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }

    // Nobody sees them before the commit.
    private protected override void TellOfRecords()
    {
        if (WritingNow is null)
        {
            base.TellOfRecords();
        }
    }

    protected override Task StoreAsync(CancellationToken cancellationToken) => WritingNow is not null
        ? StoreWithinAsync(cancellationToken)
        : connections.Writer.WriteAsync(
            given => OverAsync(given, () => StoreWithinAsync(cancellationToken), cancellationToken), cancellationToken);

    internal override Task<int> ExecuteAsync(Statement statement, IReadOnlyList<object> values, CancellationToken cancellationToken) =>
        Task.FromResult(Writing.Execute(statement, values));

    private protected override Task<IReadOnlyList<HoldingGroup>> MoveHoldingAsync(Guid member, bool isGroup, object at, CancellationToken cancellationToken) =>
        Writing.ReadAsync(
            isGroup ? MoveGroupsOfGroup : MoveGroupsOfUser, [member, at], row => new HoldingGroup(row.Id(0), row.Long(1)), cancellationToken);

    private protected override async Task<bool> StoreChangesAsync(
        IReadOnlyList<DirectoryChange> totals, IReadOnlyList<RowsByIds> rows, CancellationToken cancellationToken)
    {
        await SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        foreach (var change in totals)
        {
            Writing.Execute(AddToTotal, [change.Tenant.Value, change.Users, change.Groups]);
        }

        return false;
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

    // The writer has the connection, the transaction and a savepoint; what the context reads before and afterwards, it reads over its own.
    private async Task OverAsync(SqliteWriting given, Func<Task> work, CancellationToken cancellationToken)
    {
        WritingNow = given;
        Database.SetDbConnection(given.Transaction.Connection);
        try
        {
            await using var joined = await Database.UseTransactionAsync(given.Transaction, cancellationToken);
            await work();
        }
        finally
        {
            Database.SetDbConnection(own, contextOwnsConnection: false);
            WritingNow = null;
        }
    }
}
