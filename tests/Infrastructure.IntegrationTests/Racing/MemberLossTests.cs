using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>A group that loses a member because that is deleted is another group since: to whoever asks by its version, and to whoever changes it meanwhile.</summary>
public sealed class MemberLossTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Many = 12;

    [Test]
    public async Task DeleteUser_OfTwoGroups_MovesVersionAndTimeOfThoseAlone()
    {
        var (tenant, users) = await UsersAsync(2);
        var (first, second, above, others) = (Sample.Group(tenant, "1"), Sample.Group(tenant, "2"), Sample.Group(tenant, "3"), Sample.Group(tenant, "4"));
        await StoreAsync(first, second, above, others);
        await StoreAsync(
            new GroupMember(first.Id, users[0].Id), new GroupMember(second.Id, users[0].Id), new GroupMember(second.Id, users[1].Id),
            new GroupMember(others.Id, users[1].Id), new GroupChild(above.Id, first.Id));
        Product.Time.Advance(TimeSpan.FromHours(1));

        await SendAsync(new DeleteUserCommand(tenant.Id, users[0].Id, ExpectedVersion.Any));

        Assert.That(
            new[] { await StoredAsync(first), await StoredAsync(second), await StoredAsync(above), await StoredAsync(others) },
            Is.EqualTo(new[] { (2L, Now), (2L, Now), (1L, above.UpdatedAt), (1L, others.UpdatedAt) }));
        Assert.That(
            await ToldAsync(tenant),
            Is.EquivalentTo(new[] { (first.Id.Value, 2L, users[0].Id.Value), (second.Id.Value, 2L, users[0].Id.Value) }));
    }

    [Test]
    public async Task DeleteGroup_OfGroupsAndOfACircle_MovesThoseThatHeldIt()
    {
        var (tenant, users) = await UsersAsync(1);
        var (gone, holder, circle) = (Sample.Group(tenant, "1"), Sample.Group(tenant, "2"), Sample.Group(tenant, "3"));
        await StoreAsync(gone, holder, circle);
        await StoreAsync(
            new GroupMember(gone.Id, users[0].Id), new GroupChild(holder.Id, gone.Id), new GroupChild(circle.Id, gone.Id), new GroupChild(gone.Id, circle.Id),
            new GroupChild(gone.Id, gone.Id));
        Product.Time.Advance(TimeSpan.FromHours(1));

        await SendAsync(new DeleteGroupCommand(tenant.Id, gone.Id, ExpectedVersion.Any));

        Assert.That(new[] { await StoredAsync(holder), await StoredAsync(circle) }, Is.All.EqualTo((2L, Now)));
        Assert.That(
            await ToldAsync(tenant), Is.EquivalentTo(new[] { (holder.Id.Value, 2L, gone.Id.Value), (circle.Id.Value, 2L, gone.Id.Value) }));
    }

    [Test]
    public async Task DeleteUser_OfManyGroups_SendsTheSameStatementsAsOfOne()
    {
        // A batch has as many records as the provider allows: so many groups need no second one.
        var few = await DeleteAsync(1);
        var many = await DeleteAsync(Many);

        Assert.That(many.Count(IsOfGroups), Is.EqualTo(few.Count(IsOfGroups)).And.GreaterThan(0));

        static bool IsOfGroups(string sql) => sql.Contains("UPDATE", StringComparison.Ordinal) && sql.Contains("UpdatedAt", StringComparison.OrdinalIgnoreCase);
    }

    [Test]
    public async Task Delete_OfMembersWhileTheirGroupIsPatched_LosesNeither()
    {
        var (tenant, users) = await UsersAsync(2 * Many);
        var group = Sample.Group(tenant);
        await StoreAsync(group);
        await StoreAsync([.. users[..Many].Select(user => new GroupMember(group.Id, user.Id))]);

        var outcomes = await Race.AllAsync(2 * Many, number => number % 2 == 0
            ? SendAsync(new DeleteUserCommand(tenant.Id, users[number / 2].Id, ExpectedVersion.Any))
            : DoneAsync(Patch(group, Add(users[Many + (number / 2)]))));

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That(await MembersAsync(group), Is.EquivalentTo(users[Many..].Select(user => user.Id)));
        Assert.That((await StoredAsync(group)).Version, Is.EqualTo(1 + (2 * Many)));
        Assert.That((await ToldAsync(tenant)).Select(told => told.Version), Is.EquivalentTo(Enumerable.Range(2, 2 * Many)));
    }

    // Whoever is added and deleted at once is in no group afterwards, and each group says so as often as it changed.
    [Test]
    public async Task Delete_OfUsersWhileTheyAreAddedToGroups_EndsWithoutThem()
    {
        var (tenant, users) = await UsersAsync(Many);
        var groups = Enumerable.Range(0, 3).Select(number => Sample.Group(tenant, $"g{number}")).ToList();
        await StoreAsync([.. groups]);
        await StoreAsync([.. users.Select(user => new GroupMember(groups[0].Id, user.Id))]);

        var outcomes = await Race.AllAsync(3 * Many, number => number % 3 == 0
            ? SendAsync(new DeleteUserCommand(tenant.Id, users[number / 3].Id, ExpectedVersion.Any))
            : DoneAsync(Patch(groups[number % 3], Add(users[number / 3]))));

        Assert.That(outcomes.Where((_, number) => number % 3 == 0).Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That(outcomes.Select(outcome => outcome.Fault).OfType<Exception>(), Is.All.TypeOf<Application.Scim.ScimFault>());
        foreach (var group in groups)
        {
            var told = (await ToldAsync(tenant)).Where(one => one.Group == group.Id.Value).Select(one => one.Version).ToList();
            Assert.That(await MembersAsync(group), Is.Empty);
            Assert.That(told, Is.EquivalentTo(Enumerable.Range(2, told.Count)));
            Assert.That((await StoredAsync(group)).Version, Is.EqualTo(1 + told.Count));
        }
    }

    [Test]
    public async Task Delete_OfGroupsOfACircleAtOnce_EndsWithoutThem()
    {
        var (tenant, _) = await UsersAsync(1);
        var groups = Enumerable.Range(0, Many).Select(number => Sample.Group(tenant, $"g{number}")).ToList();
        await StoreAsync([.. groups]);
        await StoreAsync([.. from holder in groups from held in groups where holder != held select new GroupChild(holder.Id, held.Id)]);

        var outcomes = await Race.AllAsync(Many - 1, number => SendAsync(new DeleteGroupCommand(tenant.Id, groups[number].Id, ExpectedVersion.Any)));

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That((await StoredAsync(groups[^1])).Version, Is.EqualTo(Many));
    }

    private static string Add(User user) => $$"""{"op":"add","path":"members","value":[{"value":"{{user.Id}}"}]}""";

    private static PatchGroupCommand Patch(Group group, string operation)
    {
        using var body = JsonDocument.Parse($$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""");
        var profile = CompatibilityProfile.Default;
        return new PatchGroupCommand(group.TenantId, group.Id, PatchRequest.Read(body.RootElement, profile).Operations, profile, ExpectedVersion.Any);
    }

    private async Task<MediatR.Unit> DoneAsync(PatchGroupCommand command)
    {
        await SendAsync(command);
        return MediatR.Unit.Value;
    }

    private async Task<(Tenant Tenant, List<User> Users)> UsersAsync(int count)
    {
        var tenant = Sample.Tenant();
        var users = Enumerable.Range(0, count).Select(number => Sample.User(tenant, $"u{number}")).ToList();
        await StoreAsync([tenant, .. users]);
        return (tenant, users);
    }

    /// <summary>What is sent to delete somebody who is in so many groups.</summary>
    private async Task<IReadOnlyList<string>> DeleteAsync(int groups)
    {
        var (tenant, users) = await UsersAsync(1);
        var held = Enumerable.Range(0, groups).Select(number => Sample.Group(tenant, $"g{number}")).ToList();
        await StoreAsync([.. held]);
        await StoreAsync([.. held.Select(group => new GroupMember(group.Id, users[0].Id))]);
        var sent = new SentStatements();
        await using var product = new Product(Options, sent);
        if (Options.Provider == DatabaseProvider.Sqlite)
        {
            await using var scope = product.NewScope();
            scope.Get<SqliteConnections>().Executing = sent.Texts.Add;
        }

        await product.SendAsync(new DeleteUserCommand(tenant.Id, users[0].Id, ExpectedVersion.Any));
        return sent.Texts;
    }

    private async Task<(long Version, DateTimeOffset At)> StoredAsync(Group group)
    {
        await using var context = CreateContext();
        var stored = await context.Groups.AsNoTracking().SingleAsync(row => row.Id == group.Id);
        return (stored.Version, stored.UpdatedAt);
    }

    private async Task<List<UserId>> MembersAsync(Group group)
    {
        await using var context = CreateContext();
        return await context.GroupMembers.Where(member => member.GroupId == group.Id).Select(member => member.UserId).ToListAsync();
    }

    /// <summary>What is told of members of the tenant's groups: which group, with which version, and who came or left.</summary>
    private async Task<List<(Guid Group, long Version, Guid Member)>> ToldAsync(Tenant tenant)
    {
        await using var context = CreateContext();
        var records = await context.AuditEvents.AsNoTracking().Where(record => record.TenantId == tenant.Id && record.Action == "group.members_changed").ToListAsync();
        return [.. from record in records
                   let changes = JsonNode.Parse(record.Changes)!
                   let members = changes["members"]!
                   select (record.TargetId, (long)changes["version"]!, Guid.Parse((string)members["added"]!.AsArray().Concat(members["removed"]!.AsArray()).Single()!))];
    }
}
