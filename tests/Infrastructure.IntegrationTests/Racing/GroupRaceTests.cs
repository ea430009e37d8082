using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>Many who change one group at once: each change is made once, on the group as the one before has left it.</summary>
public sealed class GroupRaceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Members = 12;

    [Test]
    public async Task Patch_OfOneGroupByMany_MakesEachChangeOnce()
    {
        var (tenant, group, users) = await StoreGroupAsync();
        var (leaving, joining) = (users[..Members], users[Members..]);

        // Every joining user is added twice and every leaving one removed twice: the second time nothing changes, not even the version.
        var outcomes = await Race.AllAsync(4 * Members, number => SendAsync(Patch(tenant, group, number % 2 == 0
            ? Add(joining[number / 4])
            : Remove(leaving[number / 4]))));

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        var (members, version, records) = await StoredAsync(group);
        Assert.That(members, Is.EquivalentTo(joining.Select(user => user.Id)));
        Assert.That((version, records), Is.EqualTo((group.Version + (2 * Members), 2 * Members)));
        Assert.That(outcomes.Select(outcome => outcome.Answer!.Version).Distinct().Count(), Is.EqualTo(2 * Members));
    }

    // A filter over more than ids, and a list that is to be the whole one, look at all members.
    [Test]
    public async Task Patch_OfOneGroupByMany_SomeOfWhichLookAtAllMembers_ServesAll()
    {
        var (tenant, group, users) = await StoreGroupAsync();
        var (leaving, joining) = (users[..Members], users[Members..]);

        var outcomes = await Race.AllAsync(2 * Members, number => SendAsync(Patch(tenant, group, number % 2 == 0
            ? Add(joining[number / 2])
            : $$"""{"op":"remove","path":"members[display eq \"{{leaving[number / 2].UserName}}\"]"}""")));
        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That((await StoredAsync(group)).Members, Is.EquivalentTo(joining.Select(user => user.Id)));

        outcomes = await Race.AllAsync(Members, number => SendAsync(Patch(tenant, group, number % 2 == 0
            ? Add(leaving[number])
            : $$"""{"op":"replace","path":"members","value":[{"value":"{{leaving[0].Id}}"}]}""")));
        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That((await StoredAsync(group)).Members, Does.Contain(leaving[0].Id).And.None.AnyOf(joining.Select(user => user.Id).Cast<object>().ToArray()));
    }

    [Test]
    public async Task Patch_OfOneGroupByMany_SomeOfWhichAreRefused_RefusesThoseAlone()
    {
        var (tenant, group, users) = await StoreGroupAsync();
        var joining = users[Members..];
        var stranger = Sample.User(tenant);

        var outcomes = await Race.AllAsync(2 * Members, number => SendAsync(Patch(tenant, group, number % 2 == 0
            ? Add(joining[number / 2])
            : Add(stranger))));

        Assert.That(outcomes.Where((_, number) => number % 2 == 0).Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That(outcomes.Where((_, number) => number % 2 == 1).Select(outcome => outcome.Fault), Is.All.TypeOf<ScimFault>());
        var (members, version, records) = await StoredAsync(group);
        Assert.That(members, Is.EquivalentTo(users.Select(user => user.Id)));
        Assert.That((version, records), Is.EqualTo((group.Version + Members, Members)));
    }

    [Test]
    public async Task Patch_OfTheVersionThatManyExpect_IsMadeOnce()
    {
        var (tenant, group, users) = await StoreGroupAsync();

        var outcomes = await Race.AllAsync(Members, number => SendAsync(
            Patch(tenant, group, Add(users[Members + number])) with { Expected = new ExpectedVersion([group.Version]) }));

        Assert.That(outcomes.Count(outcome => outcome.Fault is null), Is.EqualTo(1));
        Assert.That((await StoredAsync(group)).Version, Is.EqualTo(group.Version + 1));
    }

    private static string Add(User user) => $$"""{"op":"add","path":"members","value":[{"value":"{{user.Id}}"}]}""";

    private static string Remove(User user) => $$"""{"op":"remove","path":"members[value eq \"{{user.Id}}\"]"}""";

    private static PatchGroupCommand Patch(Tenant tenant, Group group, string operation)
    {
        using var body = JsonDocument.Parse(
            $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""");
        var profile = CompatibilityProfile.Default;
        return new PatchGroupCommand(tenant.Id, group.Id, PatchRequest.Read(body.RootElement, profile).Operations, profile, ExpectedVersion.Any);
    }

    /// <summary>A group; the first half of the users are in it.</summary>
    private async Task<(Tenant Tenant, Group Group, List<User> Users)> StoreGroupAsync()
    {
        var tenant = Sample.Tenant();
        var group = Sample.Group(tenant);
        var users = Enumerable.Range(0, 2 * Members).Select(number => Sample.User(tenant, $"user-{number}")).ToList();
        await StoreAsync([tenant, group, .. users]);
        await StoreAsync([.. users[..Members].Select(user => new GroupMember(group.Id, user.Id))]);
        return (tenant, group, users);
    }

    /// <summary>What is stored of the group, and how many records say that it was changed.</summary>
    private async Task<(List<UserId> Members, long Version, int Records)> StoredAsync(Group group)
    {
        await using var context = CreateContext();
        return (
            await context.GroupMembers.Where(member => member.GroupId == group.Id).Select(member => member.UserId).ToListAsync(),
            (await context.Groups.AsNoTracking().SingleAsync(row => row.Id == group.Id)).Version,
            await context.AuditEvents.CountAsync(record => record.TargetId == group.Id.Value && record.Action == "group.members_changed"));
    }
}
