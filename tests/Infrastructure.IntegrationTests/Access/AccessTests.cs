using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Access;

/// <summary>Who has which role, and why, from what is stored.</summary>
public sealed class AccessTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly RoleName Admin = RoleName.Parse("shop/admin");
    private static readonly PageRequest First = new(1, 100);

    private Tenant tenant = null!;
    private User ada = null!;
    private User bob = null!;
    private User cid = null!;
    private Group top = null!;
    private Group middle = null!;
    private Group low = null!;

    [SetUp]
    public async Task StoreDirectory()
    {
        tenant = Sample.Tenant();
        (ada, bob, cid) = (Sample.User(tenant, "ada"), Sample.User(tenant, "bob"), Inactive(tenant, "cid"));
        (top, middle, low) = (NewGroup(tenant, "Top", "E-1"), NewGroup(tenant, "Middle", null), NewGroup(tenant, "Low", null));
        await StoreAsync(tenant, ada, bob, cid, top, middle, low);

        // Low stands in Middle, which stands in Top, which stands in Low again.
        await StoreAsync(
            new GroupChild(top.Id, middle.Id),
            new GroupChild(middle.Id, low.Id),
            new GroupChild(low.Id, top.Id),
            new GroupMember(low.Id, ada.Id),
            new GroupMember(top.Id, bob.Id),
            new GroupMember(low.Id, cid.Id));
    }

    [Test]
    public async Task OfUser_ByIdNameAndExternalId_HasEachWithItsWay()
    {
        var byId = Sample.Mapping(tenant, new MappedGroup.ById(middle.Id), "a/id");
        var byName = Sample.Mapping(tenant, new MappedGroup.ByDisplayName("tOP"), "a/name");
        var byExternalId = Sample.Mapping(tenant, new MappedGroup.ByExternalId("E-1"), "a/external");
        var waiting = Sample.Mapping(tenant, new MappedGroup.ByDisplayName("Nobody"), "a/none");
        var otherCase = Sample.Mapping(tenant, new MappedGroup.ByExternalId("e-1"), "a/none");
        var binding = Sample.Binding(ada, "b/bound");
        await StoreAsync(byId, byName, byExternalId, waiting, otherCase, binding);

        var access = await SendAsync(new GetUserAccessQuery(tenant.Id, ada.Id));

        Assert.That(access.Active);
        Assert.That(access.Roles.Select(Said), Is.EqualTo([
            $"a/external: {byExternalId.Id} Low>Middle>Top",
            $"a/id: {byId.Id} Low>Middle",
            $"a/name: {byName.Id} Low>Middle>Top",
            $"b/bound: {binding.Id} {binding.CreatedBy} {binding.CreatedAt:O}",
        ]));
    }

    [Test]
    public async Task OfUser_WhoIsInactive_SaysSoAndHasNothing()
    {
        await StoreAsync(Sample.Mapping(tenant, new MappedGroup.ById(low.Id)), Sample.Binding(cid));

        var access = await SendAsync(new GetUserAccessQuery(tenant.Id, cid.Id));

        Assert.That((access.Active, access.Roles.Count), Is.EqualTo((false, 0)));
    }

    [Test]
    public async Task OfUser_OfAnotherTenantsMappingsOfTheSameName_HasNothing()
    {
        var other = Sample.Tenant();
        await StoreAsync(other, Sample.Mapping(other, new MappedGroup.ByDisplayName("Top")), Sample.Mapping(other, new MappedGroup.ByExternalId("E-1")));

        Assert.That((await SendAsync(new GetUserAccessQuery(tenant.Id, ada.Id))).Roles, Is.Empty);
        Assert.That((await HoldersAsync(other)).Total, Is.Zero);
    }

    [Test]
    public async Task List_OfARole_HasActiveMembersAndTheBoundEachOnceWithEveryReason()
    {
        var mapping = Sample.Mapping(tenant, new MappedGroup.ById(middle.Id));
        var second = Sample.Mapping(tenant, new MappedGroup.ByDisplayName("LOW"));
        var (bound, another) = (Sample.Binding(ada, "shop/admin"), Sample.Binding(bob, "shop/reader"));
        await StoreAsync(mapping, second, bound, another, Sample.Binding(cid, "shop/admin"));

        var page = await SendAsync(new ListAccessQuery(tenant.Id, "shop", "admin", 1, 100));

        // Bob is in Top, which stands in Low, which stands in Middle.
        Assert.That(page.Total, Is.EqualTo(2));
        Assert.That(page.Items.Select(holder => holder.UserId), Is.EquivalentTo([ada.Id.Value, bob.Id.Value]));
        Assert.That(
            page.Items.Single(holder => holder.UserId == ada.Id.Value).Because.Select(Said),
            Is.EquivalentTo([$"{bound.Id} {bound.CreatedBy} {bound.CreatedAt:O}", $"{mapping.Id} Low>Middle", $"{second.Id} Low"]));
        Assert.That(
            page.Items.Single(holder => holder.UserId == bob.Id.Value).Because.Select(Said),
            Is.EquivalentTo([$"{mapping.Id} Top>Low>Middle", $"{second.Id} Top>Low"]));
    }

    [Test]
    public async Task List_InPages_HasEachUserOnceAndTheTotalOnEveryPage()
    {
        var users = Enumerable.Range(0, 25).Select(number => Sample.User(tenant, $"u{number:00}")).ToList();
        await StoreAsync([.. users, Sample.Mapping(tenant, new MappedGroup.ById(low.Id))]);
        await StoreAsync([.. users.Select(user => new GroupMember(middle.Id, user.Id)), .. users.Select(user => new GroupMember(low.Id, user.Id))]);

        var pages = new List<Page<AccessHolder>>();
        for (var number = 1; number <= 4; number++)
        {
            pages.Add(await SendAsync(new ListAccessQuery(tenant.Id, "shop", "admin", number, 10)));
        }

        Assert.That(pages.Select(page => (page.Items.Count, page.Total, page.Pages)), Is.EqualTo([(10, 27, 3), (10, 27, 3), (7, 27, 3), (0, 27, 3)]));
        Assert.That(pages.SelectMany(page => page.Items).Select(holder => holder.UserId), Is.Unique);
        Assert.That(pages.SelectMany(page => page.Items).Select(holder => holder.Because), Is.All.Not.Empty);
    }

    [Test]
    public async Task List_FarPastTheEnd_IsEmpty() =>
        Assert.That((await SendAsync(new ListAccessQuery(tenant.Id, "shop", "admin", int.MaxValue, 100))).Items, Is.Empty);

    [Test]
    public async Task Mapping_ByName_WaitsForItsGroupAndFollowsIt()
    {
        await StoreAsync(Sample.Mapping(tenant, new MappedGroup.ByDisplayName("Later")));
        var before = await HoldersAsync(tenant);
        var later = NewGroup(tenant, "later", null);
        await StoreAsync(later);
        await StoreAsync(new GroupMember(later.Id, ada.Id));
        var made = await HoldersAsync(tenant);
        await Product.ChangeAsync<Group>(later.Id, group => group.Replace(new GroupProfile("Renamed", null, "{}"), Now));
        var renamed = await HoldersAsync(tenant);

        Assert.That((before.Total, made.Total, renamed.Total), Is.EqualTo((0, 1, 0)));
        Assert.That(made.Items, Is.EqualTo([ada.Id.Value]));
    }

    [Test]
    public async Task ByMappingAlone_ByEachReference_LeavesOutWhoHasTheRoleOtherwise()
    {
        var other = Sample.Mapping(tenant, new MappedGroup.ByExternalId("E-1"));
        var eve = Sample.User(tenant, "eve");
        var alone = NewGroup(tenant, "Alone", "E-9");
        await StoreAsync(other, eve, alone, Sample.Mapping(tenant, new MappedGroup.ByDisplayName("Alone"), "shop/reader"));
        await StoreAsync(new GroupMember(alone.Id, eve.Id), new GroupMember(alone.Id, ada.Id), new GroupMember(alone.Id, cid.Id));

        MappedGroup[] references = [new MappedGroup.ById(alone.Id), new MappedGroup.ByDisplayName("aLONE"), new MappedGroup.ByExternalId("E-9")];
        foreach (var reference in references)
        {
            var gains = await UseAsync((IAccessQueries access) => access.ByMappingAloneAsync(tenant.Id, new MappingQuestion(reference, Admin, null), 10, default));

            // Ada has it by the other mapping, Cid is not active.
            Assert.That(gains.Users, Is.EqualTo([eve.Id.Value]), reference.ToString());
            Assert.That(gains.Count, Is.EqualTo(1));
        }

        var losses = await UseAsync((IAccessQueries access) =>
            access.ByMappingAloneAsync(tenant.Id, new MappingQuestion(other.Group, Admin, other.Id), 1, default));
        Assert.That((losses.Count, losses.Users.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Questions_OfEitherKind_AreOneStatementEach()
    {
        await StoreAsync(Sample.Mapping(tenant, new MappedGroup.ById(top.Id)));
        var asked = 0;
        await using var context = CreateContext();
        var queries = new AccessQueries(new WatchedStatements(context.Statements, (_, _) => Task.FromResult(asked++)));

        await queries.GraphAsync(tenant.Id, [ada.Id.Value], null, default);
        await queries.HoldersAsync(tenant.Id, Admin, First, default);
        await queries.ByMappingAloneAsync(tenant.Id, new MappingQuestion(new MappedGroup.ById(top.Id), Admin, null), 10, default);

        Assert.That(asked, Is.EqualTo(3));
    }

    [Test]
    public async Task Questions_OnSqlite_SeekEverythingByIndexes()
    {
        if (Provider != DatabaseProvider.Sqlite)
        {
            Assert.Ignore("The plan is SQLite's.");
        }

        var asked = new List<(Statement Statement, IReadOnlyList<object> Values)>();
        await using var context = CreateContext();
        var queries = new AccessQueries(new WatchedStatements(context.Statements, (statement, values) =>
        {
            asked.Add((statement, values));
            return Task.CompletedTask;
        }));
        await queries.GraphAsync(tenant.Id, [ada.Id.Value], null, default);
        await queries.HoldersAsync(tenant.Id, Admin, First, default);
        await queries.ByMappingAloneAsync(tenant.Id, new MappingQuestion(new MappedGroup.ById(top.Id), Admin, null), 10, default);

        foreach (var (statement, values) in asked)
        {
            var plan = await PlanAsync(context, statement, values);
            Assert.That(plan.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal)), Is.All.Match("^SCAN (ids|met|mapped|held|people|p|asked|mine|CONSTANT ROW)"), string.Join('\n', plan));
            Assert.That(plan, Has.Some.Contains("(GroupId=? AND TenantId=?)").Or.Some.Contains("(TenantId=? AND Namespace=? AND Role=?)"));
        }
    }

    private static async Task<List<string>> PlanAsync(
        Persistence.ScimPlatformDbContext context, Statement statement, IReadOnlyList<object> values)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + SqliteStatement.Dialect.Write(statement);
        foreach (var (name, value) in statement.Parameters.Zip(values))
        {
            command.Parameters.AddWithValue($"@{name}", value);
        }

        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(3));
        }

        return plan;
    }

    private static string Said(HeldRole held) => $"{held.Namespace}/{held.Role}: {string.Join("; ", held.Because.Select(Said))}";

    private static string Said(AccessReason reason) => reason switch
    {
        AccessReason.Binding binding => $"{binding.BindingId} {binding.By} {binding.At:O}",
        AccessReason.Mapping mapping =>
            $"{mapping.MappingId} {string.Join(" | ", mapping.Groups.Select(way => string.Join('>', way.Select(group => group.DisplayName))))}",
        _ => "",
    };

    private static Group NewGroup(Tenant tenant, string displayName, string? externalId) => Group.Create(
        tenant.Id, new GroupProfile(displayName, externalId, new JsonObject { ["displayName"] = displayName }.ToJsonString()), AdjustableTime.Start);

    private static User Inactive(Tenant tenant, string userName) =>
        User.Create(tenant.Id, Sample.Profile(userName) with { Active = false }, null, AdjustableTime.Start);

    private Task<Page<Guid>> HoldersAsync(Tenant of) =>
        UseAsync((IAccessQueries access) => access.HoldersAsync(of.Id, Admin, First, default));
}
