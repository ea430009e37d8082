using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Access;

/// <summary>What is told of access is stored with the change, by the transaction that stores it.</summary>
public sealed class AccessWatchTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [TestCase(1_000)]
    [TestCase(1_001)]
    public async Task Delete_OfALargeGroup_NamesAThousandUsersAndCountsMore(int count)
    {
        var (tenant, group, users) = await GroupAsync(count);

        await SendAsync(new DeleteGroupCommand(tenant.Id, group.Id, ExpectedVersion.Any));

        var told = (await ToldAsync(tenant)).Single();
        Assert.That((told.Action, told.Target), Is.EqualTo(("access.revoked", group.Id.Value)));
        Assert.That(told.Changes, Is.EqualTo(count > AccessEvents.MostNamed
            ? $$"""{"namespace":"shop","role":"admin","users_total":{{count}},"version":1}"""
            : $$"""{"namespace":"shop","role":"admin","users":[{{string.Join(',', users.Select(user => user.Id.Value).Order().Select(id => $"\"{id}\""))}}],"version":1}"""));
    }

    [Test]
    public async Task Save_ThatIsUndone_TellsNothing()
    {
        var (tenant, group, users) = await GroupAsync(3);

        var act = () => UseAsync(async (ScimPlatformDbContext context) =>
        {
            context.Remove((await context.Users.FindAsync(users[0].Id))!);
            new Infrastructure.Access.AccessWatch(context, new Persistence.Queries.Access.AccessQueries(context.Statements), new Infrastructure.Access.WatchSizes(1)).Watch(users[0], UserChangeKind.Deletion);
            context.Require(_ => throw new InvalidOperationException("undone"));
            await ((IUnitOfWork)context).SaveChangesAsync(default);
            return true;
        });

        Assert.That(act, Throws.InvalidOperationException);
        Assert.That(await ToldAsync(tenant), Is.Empty);
        Assert.That(await UseAsync((IAccessQueries access) => access.UsersBelowAsync(tenant.Id, [group.Id.Value], 10, default)), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Save_OfWritersOfOneGroup_TellsOfEachUserOnce()
    {
        var (tenant, _, users) = await GroupAsync(8);

        // Those who lose a race begin again.
        var outcomes = await Race.AllAsync(8, index => SendAsync(new Application.Users.DeleteUserCommand(tenant.Id, users[index].Id, ExpectedVersion.Any)));

        Assert.That(outcomes.Where(outcome => outcome.Fault is not null), Is.Empty);
        Assert.That(
            (await ToldAsync(tenant)).Select(told => (told.Action, told.Target, told.Changes)),
            Is.EquivalentTo(users.Select(user => ("access.revoked", user.Id.Value, $$"""{"namespace":"shop","role":"admin","users":["{{user.Id}}"],"version":1}"""))));
    }

    private async Task<(Tenant Tenant, Group Group, List<User> Users)> GroupAsync(int count)
    {
        var tenant = Sample.Tenant();
        var group = Sample.Group(tenant);
        var users = Enumerable.Range(0, count).Select(number => Sample.User(tenant, $"u{number}")).ToList();
        await StoreAsync(tenant);
        await StoreAsync([group, .. users]);
        await StoreAsync([Sample.Mapping(tenant, new MappedGroup.ById(group.Id)), .. users.Select(user => new GroupMember(group.Id, user.Id))]);
        return (tenant, group, users);
    }

    private async Task<List<(string Action, Guid Target, string Changes)>> ToldAsync(Tenant tenant)
    {
        var records = await UseAsync((ScimPlatformDbContext context) => context.AuditEvents.AsNoTracking()
            .Where(record => record.TenantId == tenant.Id && record.Action.StartsWith("access.")).ToListAsync());
        return [.. records.Select(record => (record.Action, record.TargetId, record.Changes))];
    }
}
