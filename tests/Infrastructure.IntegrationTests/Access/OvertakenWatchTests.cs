using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Access;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;
using ScimPlatform.Infrastructure.Persistence.Repositories;

namespace ScimPlatform.Infrastructure.IntegrationTests.Access;

/// <summary>What another writer changes between a look at where a group leads and its transaction (SQLite, where that is looked at once more).</summary>
public sealed class OvertakenWatchTests
{
    private SqliteFile file = null!;
    private Product product = null!;
    private Tenant tenant = null!;
    private Group outer = null!;
    private Group inner = null!;
    private User user = null!;

    [SetUp]
    public async Task StoreAsync()
    {
        file = new SqliteFile();
        product = new Product(file.Options);
        await product.MigrateAsync();
        tenant = Sample.Tenant();
        (outer, inner, user) = (Sample.Group(tenant, "outer"), Sample.Group(tenant, "inner"), Sample.User(tenant));
        await product.StoreAsync(tenant);
        await product.StoreAsync(outer, inner, user);
        await product.StoreAsync(Sample.Mapping(tenant, new MappedGroup.ById(outer.Id)));
    }

    [TearDown]
    public async Task RemoveAsync()
    {
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [Test]
    public async Task Join_OfAGroupThatLeadsToARoleMeanwhile_IsTold()
    {
        await SaveAsync(
            members => members.AddAsync(inner, new KnownMembers([user.Id.Value], []), default),
            added: true,
            meanwhile: () => product.StoreAsync(new GroupChild(outer.Id, inner.Id)));

        Assert.That(await ToldAsync(), Is.EqualTo(["access.granted"]));
    }

    [Test]
    public async Task Leave_OfAGroupThatLeadsToARoleMeanwhile_IsTold()
    {
        await product.StoreAsync(new GroupMember(inner.Id, user.Id));

        await SaveAsync(
            members => members.RemoveAsync(inner, [user.Id.Value], default),
            added: false,
            meanwhile: () => product.StoreAsync(new GroupChild(outer.Id, inner.Id)));

        Assert.That(await ToldAsync(), Is.EqualTo(["access.revoked"]));
    }

    private async Task SaveAsync(Func<GroupMembers, Task<MemberDifference>> change, bool added, Func<Task> meanwhile)
    {
        await using var scope = product.NewScope();
        var context = scope.Get<ScimPlatformDbContext>();
        await change(new GroupMembers(context));
        Guid[] users = [user.Id.Value];
        new AccessWatch(context, new AccessQueries(context.Statements), new WatchSizes(1_000)).Watch(
            new GroupChange(inner, added ? users : [], added ? [] : users, GroupChangeKind.OfMembers));

        // After the watch has looked, before the transaction.
        context.Prepare(_ => meanwhile());
        await ((IUnitOfWork)context).SaveChangesAsync(default);
    }

    private async Task<List<string>> ToldAsync()
    {
        await using var context = product.NewContext();
        return await context.AuditEvents.Where(record => record.Action.StartsWith("access.")).Select(record => record.Action).ToListAsync();
    }
}
