using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Infrastructure.Access;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence.Configurations;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>The one model. The derived contexts say only what is different about their database.</summary>
public abstract partial class ScimPlatformDbContext(DbContextOptions options, StoreFailures failures)
    : DbContext(options), IUnitOfWork, IAuditTrail
{
    private readonly List<Func<CancellationToken, Task>> before = [];
    private readonly List<Func<CancellationToken, Task>> after = [];
    private readonly List<RowsByIds> rows = [];
    private readonly List<GroupChild> newChildren = [];
    private readonly List<AccessLook> accessLooks = [];
    private readonly AuditRecords records = Shared<AuditRecords>(options);
    private readonly JobSignal<AuditSealing> unnumbered = Shared<JobSignal<AuditSealing>>(options);
    private IReadOnlyList<SchemaUse> uses = [];

    /// <summary>Applies the migrations that are missing. Another process that does so at the same time is waited for.</summary>
    public virtual Task MigrateAsync(CancellationToken cancellationToken) => Database.MigrateAsync(cancellationToken);

    /// <summary>Adds a statement over whole sets of rows; it runs in the transaction of the next save, before anything else.</summary>
    public void Execute(FormattableString sql) =>
        before.Add(cancellationToken => Database.ExecuteSqlAsync(sql, cancellationToken));

    /// <summary>
    /// Adds a statement that inserts a row for each id, without tracking them; it runs in the transaction of the next save, after the tracked
    /// rows are stored. The save loses to another writer where a row of these has come meanwhile.
    /// </summary>
    /// <param name="statement">with the parameters <c>ids</c> and another one</param>
    /// <param name="ids">without repetitions</param>
    /// <param name="other">the value of the other parameter</param>
    public void InsertForEach(Statement statement, IReadOnlyCollection<Guid> ids, Guid other) => ExecuteForEach(statement, ids, other, areInserted: true);

    /// <summary>The same for a statement that deletes them: the save loses where one has gone meanwhile.</summary>
    public void DeleteForEach(Statement statement, IReadOnlyCollection<Guid> ids, Guid other) => ExecuteForEach(statement, ids, other, areInserted: false);

    /// <summary>Adds the removal of everything by which somebody signs in to the tenant.</summary>
    public void RemoveCredentials(TenantId tenant)
    {
        Execute($"DELETE FROM RememberedMints WHERE TenantId = {tenant.Value}");
        Execute($"DELETE FROM ScimTokens WHERE TenantId = {tenant.Value}");
        Execute($"DELETE FROM AccessTokens WHERE TenantId = {tenant.Value}");
        Execute($"DELETE FROM OAuthClients WHERE TenantId = {tenant.Value}");
        Execute($"DELETE FROM SetupLinks WHERE TenantId = {tenant.Value}");
    }

    /// <summary>Adds a condition over what the next save stored: it is asked in the same transaction, after everything else, and throws to undo all.</summary>
    public void Require(Func<CancellationToken, Task> condition) => after.Add(condition);

    /// <summary>Adds a condition that is asked in the transaction of the next save, before anything is stored, and throws to undo all.</summary>
    public void RequireFirst(Func<CancellationToken, Task> condition) => before.Add(condition);

    /// <summary>Adds a look at what is there, in the transaction of the next save, before anything at all is stored.</summary>
    internal void LookFirst(Func<CancellationToken, Task> look) => before.Insert(0, look);

    public void Append(DomainEvent happened) => Add(records.Of(happened));

    /// <summary>Stores a record over the transaction that is there, for what is known only when everything else is stored.</summary>
    internal async Task InsertAsync(DomainEvent happened, CancellationToken cancellationToken)
    {
        var record = records.Of(happened);
        var at = Stored(record.OccurredAt);
        await Database.ExecuteSqlAsync(
            $"""
            INSERT INTO AuditEvents (Id, TenantId, OccurredAt, ActorIssuer, Actor, Action, TargetId, Ip, TraceId, Changes, Hash)
            VALUES ({record.Id}, {record.TenantId.Value}, {at}, {record.ActorIssuer}, {record.Actor}, {record.Action}, {record.TargetId}, {record.Ip},
                    {record.TraceId}, {record.Changes}, {record.Hash})
            """,
            cancellationToken);
    }

    /// <summary>Adds records of what is found in the transaction of the next save, before anything is stored, and again by each attempt.</summary>
    internal void AppendFound(Func<CancellationToken, Task<IEnumerable<DomainEvent>>> find)
    {
        List<AuditEvent> found = [];
        before.Add(async cancellationToken =>
        {
            found.ForEach(record => Entry(record).State = EntityState.Detached);
            found = [.. (await find(cancellationToken)).Select(records.Of)];
            AddRange(found);
        });
    }

    /// <summary>Lets the groups that lose a user or group with the next save become other ones, and adds their records.</summary>
    internal void AppendLosses(TenantId tenant, Guid member, bool isGroup) => AppendFound(async cancellationToken =>
        (await MoveHoldingAsync(member, isGroup, Stored(records.Now), cancellationToken)).SelectMany(group => group.Loses(tenant, member)));

    /// <summary>
    /// The column of users and groups that holds the bytes of their ids as RFC 9562 orders them, so that they sort by age; null where ids do so.
    /// </summary>
    internal virtual string? AgeColumn => null;

    /// <summary>Statements over the same database.</summary>
    public abstract IStatements Statements { get; }

    /// <summary>Statements over the transaction that is there, which see what it has stored so far.</summary>
    internal virtual IStatements StatementsWithin => Statements;

    /// <summary>
    /// Moves version and time of each group that the user or group is directly in (RFC 7644 section 3.14: who has the old version has other members), over
    /// the transaction that is there; nobody puts it into another group until that ends. The group that goes is not among them.
    /// </summary>
    /// <param name="member">who goes</param>
    /// <param name="isGroup">what it is</param>
    /// <param name="at">when, as it is stored</param>
    /// <param name="cancellationToken">ends the wait</param>
    private protected abstract Task<IReadOnlyList<HoldingGroup>> MoveHoldingAsync(Guid member, bool isGroup, object at, CancellationToken cancellationToken);

    /// <summary>Whether every other writer waits already while a save is prepared: what takes long then throws <see cref="NotBrief"/> instead.</summary>
    internal virtual bool KeepsWritersWaiting => false;

    /// <summary>The groups that the next save puts into groups.</summary>
    internal IList<GroupChild> NewChildren => newChildren;

    /// <summary>Whose access the next save may change.</summary>
    internal IList<AccessLook> AccessLooks => accessLooks;

    private protected StoreFailures Failures => failures;

    private bool HasWork => before.Count > 0 || rows.Count > 0 || after.Count > 0 || ChangeTracker.HasChanges();

    async Task IUnitOfWork.SaveChangesAsync(CancellationToken cancellationToken)
    {
        // Changes are looked for once, here: not again by everything that asks about them.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            AddEvents();
            ChangeTracker.DetectChanges();
            if (HasWork)
            {
                uses = SchemaUse.In(ChangeTracker);
                await PrepareAsync(cancellationToken);
                await StoreAsync(cancellationToken);
                if (ChangeTracker.Entries<AuditEvent>().Any(entry => entry.State == EntityState.Added))
                {
                    TellOfRecords();
                }

                ChangeTracker.AcceptAllChanges();
                Forget();
            }
        }
        catch (Exception exception) when (Failures.Translate(exception) is { } fault)
        {
            throw fault;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>What the contexts of a database share. A pooled context is made of its options alone.</summary>
    protected static T Shared<T>(DbContextOptions options)
        where T : notnull => options.GetExtension<CoreOptionsExtension>().ApplicationServiceProvider!.GetRequiredService<T>();

    /// <summary>Records were stored, and wait for their numbers.</summary>
    private protected virtual void TellOfRecords() => unnumbered.Set();

    /// <summary>Calls <see cref="StoreWithinAsync"/> within a transaction, and returns when that is committed.</summary>
    protected abstract Task StoreAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stores everything over the transaction that is there. Changes are accepted only after its commit, so that another attempt stores
    /// them again.
    /// </summary>
    protected async Task StoreWithinAsync(CancellationToken cancellationToken)
    {
        foreach (var use in uses)
        {
            await SchemaUse.RequireAsync(KeptSchema(use.Tenant, use.UrnKey), cancellationToken);
        }

        foreach (var statement in before)
        {
            await statement(cancellationToken);
        }

        var together = await StoreChangesAsync(DirectoryChange.In(ChangeTracker), rows, cancellationToken);
        foreach (var stored in together ? [] : rows)
        {
            if (await ExecuteAsync(stored.Statement, stored.Values, cancellationToken) != stored.Count)
            {
                throw new DbUpdateConcurrencyException("Not as many rows were stored or removed as there were.");
            }
        }

        foreach (var statement in after)
        {
            await statement(cancellationToken);
        }
    }

    /// <summary>Executes a statement over the transaction that is there; gives how many rows it took.</summary>
    internal abstract Task<int> ExecuteAsync(Statement statement, IReadOnlyList<object> values, CancellationToken cancellationToken);

    /// <summary>Saves what is tracked, and leaves it to be accepted. Moves each tenant's <see cref="DirectoryTotal"/> with it.</summary>
    /// <returns>whether the rows were stored along: they come after what is tracked</returns>
    private protected abstract Task<bool> StoreChangesAsync(
        IReadOnlyList<DirectoryChange> totals, IReadOnlyList<RowsByIds> rows, CancellationToken cancellationToken);

    /// <summary>The tenant's schema of that key, read so that it cannot be removed before this transaction ends.</summary>
    protected virtual IQueryable<TenantSchema> KeptSchema(TenantId tenant, string urnKey) =>
        TenantSchemas.Where(schema => schema.TenantId == tenant && schema.UrnKey == urnKey);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TenantConfiguration).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ValueConversions.Configure(configurationBuilder);

    // Every time is stored in the same way.
    private object Stored(DateTimeOffset at) =>
        Model.FindEntityType(typeof(AuditEvent))!.FindProperty(nameof(AuditEvent.OccurredAt))!.GetTypeMapping().Converter!.ConvertToProvider(at)!;

    private void ExecuteForEach(Statement statement, IReadOnlyCollection<Guid> ids, Guid other, bool areInserted)
    {
        if (ids.Count > 0)
        {
            rows.Add(new RowsByIds(statement, IdList.Of(ids), other, ids.Count, areInserted));
        }
    }

    // What an aggregate says of itself is stored with it or not at all.
    private void AddEvents()
    {
        var happened = ChangeTracker.Entries<AggregateRoot>().SelectMany(entry => entry.Entity.TakeEvents()).ToList();
        AddRange(happened.Select(records.Of));
    }
}
