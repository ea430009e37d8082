using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>Tests of what shares SQLite's writer, each over a file of its own with a tenant and three groups.</summary>
public abstract class SqliteWritingSuite
{
    private SqliteFile file = null!;

    private protected Product Product { get; private set; } = null!;

    private protected Tenant Tenant { get; private set; } = null!;

    private protected IReadOnlyList<Group> Groups { get; private set; } = null!;

    [SetUp]
    public async Task StoreGroups()
    {
        file = new SqliteFile();
        Product = new Product(file.Options);
        await Product.MigrateAsync();
        Tenant = Sample.Tenant();
        Groups = [Sample.Group(Tenant), Sample.Group(Tenant), Sample.Group(Tenant)];
        await Product.StoreAsync([Tenant, .. Groups]);
    }

    [TearDown]
    public async Task Remove()
    {
        await Product.DisposeAsync();
        await file.DisposeAsync();
    }

    /// <summary>Lets the next save end the transaction as SQLite itself does when it runs out of memory or room.</summary>
    private protected static void Lose(ScimPlatformDbContext context, string why)
    {
        context.Execute($"ROLLBACK");
        context.Require(_ => throw new InvalidOperationException(why));
    }

    /// <summary>Lets the next save store what only its commit finds out: somebody in a group who is not there.</summary>
    private protected void FailAtCommit(ScimPlatformDbContext context, Group group)
    {
        context.Execute($"PRAGMA defer_foreign_keys = ON");
        context.Add(new GroupMember(group.Id, UserId.New(Product.Time.GetUtcNow())));
    }
}
