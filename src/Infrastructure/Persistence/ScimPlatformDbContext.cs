using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Configurations;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>The one model. The derived contexts say only what is different about their database.</summary>
public abstract class ScimPlatformDbContext(DbContextOptions options, StoreFailures failures) : DbContext(options), IUnitOfWork
{
    private readonly List<Func<CancellationToken, Task>> statements = [];
    private readonly List<Func<CancellationToken, Task>> conditions = [];

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<ScimToken> ScimTokens => Set<ScimToken>();

    public DbSet<ScimTokenUse> ScimTokenUses => Set<ScimTokenUse>();

    public DbSet<User> Users => Set<User>();

    public DbSet<RoleBinding> RoleBindings => Set<RoleBinding>();

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();

    public DbSet<TenantSchema> TenantSchemas => Set<TenantSchema>();

    public DbSet<GroupChild> GroupChildren => Set<GroupChild>();

    /// <summary>Adds a statement over whole sets of rows; it runs in the transaction of the next save, before anything else.</summary>
    public void Execute(FormattableString sql) =>
        statements.Add(cancellationToken => Database.ExecuteSqlInterpolatedAsync(sql, cancellationToken));

    /// <summary>Adds a condition over what the next save stored: it is asked in the same transaction, after everything else, and throws to undo all.</summary>
    public void Require(Func<CancellationToken, Task> condition) => conditions.Add(condition);

    public void Reset()
    {
        statements.Clear();
        conditions.Clear();
        ChangeTracker.Clear();
    }

    async Task IUnitOfWork.SaveChangesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StoreAsync(cancellationToken);
        }
        catch (Exception exception) when (failures.Translate(exception) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Stores everything in one transaction.</summary>
    protected virtual async Task StoreAsync(CancellationToken cancellationToken)
    {
        var schemas = SchemaUse.In(ChangeTracker);
        if (statements.Count == 0 && conditions.Count == 0 && schemas.Count == 0)
        {
            await SaveChangesAsync(cancellationToken);
            return;
        }

        await Database.CreateExecutionStrategy().ExecuteAsync(token => StoreWithStatementsAsync(schemas, token), cancellationToken);
        ChangeTracker.AcceptAllChanges();
        statements.Clear();
        conditions.Clear();
    }

    /// <summary>The schemas, read so that none can be removed before this transaction ends.</summary>
    protected virtual IQueryable<TenantSchema> KeptSchemas => TenantSchemas;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TenantConfiguration).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ValueConversions.Configure(configurationBuilder);

    private async Task StoreWithStatementsAsync(IReadOnlyList<SchemaUse> schemas, CancellationToken cancellationToken)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        foreach (var use in schemas)
        {
            await use.RequireAsync(KeptSchemas, cancellationToken);
        }

        foreach (var statement in statements)
        {
            await statement(cancellationToken);
        }

        // Changes are accepted only after the commit, so that a retry of the strategy stores them again.
        await SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        foreach (var condition in conditions)
        {
            await condition(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
