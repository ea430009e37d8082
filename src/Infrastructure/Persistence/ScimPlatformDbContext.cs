using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence.Configurations;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>The one model. The derived contexts say only what is different about their database.</summary>
public abstract partial class ScimPlatformDbContext(DbContextOptions options, StoreFailures failures, AuditRecords records)
    : DbContext(options), IUnitOfWork, IAuditTrail
{
    private readonly List<Func<CancellationToken, Task>> statements = [];
    private readonly List<Func<CancellationToken, Task>> conditions = [];
    private readonly List<object> appended = [];
    private readonly List<object> dropped = [];
    private IReadOnlyList<SchemaUse> uses = [];

    /// <summary>Applies the migrations that are missing. Another process that does so at the same time is waited for.</summary>
    public virtual Task MigrateAsync(CancellationToken cancellationToken) => Database.MigrateAsync(cancellationToken);

    /// <summary>Adds a statement over whole sets of rows; it runs in the transaction of the next save, before anything else.</summary>
    public void Execute(FormattableString sql) =>
        statements.Add(cancellationToken => Database.ExecuteSqlInterpolatedAsync(sql, cancellationToken));

    /// <summary>Adds a condition over what the next save stored: it is asked in the same transaction, after everything else, and throws to undo all.</summary>
    public void Require(Func<CancellationToken, Task> condition) => conditions.Add(condition);

    /// <summary>Adds a new row that is stored with the next save. No row of the model leads to another, so none is looked for.</summary>
    public void Track(object row) => Entry(row).State = EntityState.Added;

    public void Append(DomainEvent happened) => appended.Add(records.Of(happened));

    /// <summary>Adds new rows that are stored with the next save and not looked at again: to track them would cost more than to store them.</summary>
    public void Append(IEnumerable<object> rows) => appended.AddRange(rows);

    /// <summary>Removes rows with the next save, before anything else is stored, without tracking them; it fails if one of them is gone by then.</summary>
    public void Drop(IEnumerable<object> rows) => dropped.AddRange(rows);

    /// <summary>Statements over the same database.</summary>
    public abstract IStatements Statements { get; }

    /// <summary>Whether <see cref="StoreWithinAsync"/> only stores rows, and asks nothing over the transaction.</summary>
    private protected bool StoresRowsOnly => uses.Count == 0 && statements.Count == 0 && conditions.Count == 0;

    /// <summary>What <see cref="Append(IEnumerable{object})"/> was given.</summary>
    internal IReadOnlyList<object> Appended => appended;

    /// <summary>What <see cref="Drop"/> was given.</summary>
    private protected IReadOnlyList<object> Dropped => dropped;

    private bool HasWork =>
        statements.Count > 0 || conditions.Count > 0 || appended.Count > 0 || dropped.Count > 0 || ChangeTracker.HasChanges();

    async Task IUnitOfWork.SaveChangesAsync(CancellationToken cancellationToken)
    {
        // Changes are looked for once, here: not again by everything that asks about them.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            AppendEvents();
            ChangeTracker.DetectChanges();
            if (HasWork)
            {
                uses = SchemaUse.In(ChangeTracker);
                await StoreAsync(cancellationToken);
                ChangeTracker.AcceptAllChanges();
                Forget();
            }
        }
        catch (Exception exception) when (failures.Translate(exception) is { } fault)
        {
            throw fault;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

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

        foreach (var statement in statements)
        {
            await statement(cancellationToken);
        }

        await StoreChangesAsync(cancellationToken);
        foreach (var change in DirectoryChange.In(ChangeTracker))
        {
            await AddToTotalAsync(change, cancellationToken);
        }

        foreach (var condition in conditions)
        {
            await condition(cancellationToken);
        }
    }

    /// <summary>Stores what is tracked, and leaves it to be accepted; what is dropped comes before that, what is appended behind it.</summary>
    private protected virtual Task StoreChangesAsync(CancellationToken cancellationToken)
    {
        RemoveRange(dropped);
        AddRange(appended);
        return SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
    }

    /// <summary>Moves a tenant's <see cref="DirectoryTotal"/>, over the transaction that is there.</summary>
    private protected abstract Task AddToTotalAsync(DirectoryChange change, CancellationToken cancellationToken);

    /// <summary>The tenant's schema of that key, read so that it cannot be removed before this transaction ends.</summary>
    protected virtual IQueryable<TenantSchema> KeptSchema(TenantId tenant, string urnKey) =>
        TenantSchemas.Where(schema => schema.TenantId == tenant && schema.UrnKey == urnKey);

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TenantConfiguration).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ValueConversions.Configure(configurationBuilder);

    // What an aggregate says of itself is stored with it or not at all.
    private void AppendEvents()
    {
        var happened = ChangeTracker.Entries<AggregateRoot>().SelectMany(entry => entry.Entity.TakeEvents()).ToList();
        Append(happened.Select(records.Of));
    }
}
