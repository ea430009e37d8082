using System.Text.Json.Nodes;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Pages;

/// <summary>What is sought by one value is found by an index where there is one of it, and as any search finds it where there are several.</summary>
public sealed class SeekTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [TestCase("externalId eq \"E-1\"", 1, 10, new[] { "ada" }, 1)]
    [TestCase("externalId eq \"e-1\"", 1, 10, new string[0], 0)]
    [TestCase("externalId eq \"E-2\"", 1, 10, new[] { "bob", "cid" }, 2)]
    [TestCase("externalId eq \"E-2\"", 1, 1, new[] { "bob" }, 2)]
    [TestCase("externalId eq \"E-2\"", 2, 10, new[] { "cid" }, 2)]
    [TestCase("externalId eq \"E-1\"", 2, 10, new string[0], 1)]
    [TestCase("externalId eq \"E-1\"", 1, 0, new string[0], 1)]
    [TestCase("externalId eq \"\"", 1, 10, new string[0], 0)]
    [TestCase("userName eq \"ADA\"", 1, 10, new[] { "ada" }, 1)]
    [TestCase("displayName eq \"E-1\"", 1, 10, new string[0], 0)]
    public async Task Search_ForUsers_FindsThoseOfTheTenant(string filter, int start, int count, string[] found, int total)
    {
        var (tenant, other) = (Sample.Tenant(), Sample.Tenant());
        await StoreAsync([tenant, other, User(tenant, "ada", "E-1"), User(other, "ada", "E-1"), User(other, "bob", "E-1")]);
        await StoreAsync([User(tenant, "bob", "E-2"), User(tenant, "cid", "E-2"), Sample.User(tenant, "dan")]);

        var page = await UseAsync((IUserQueries users) => users.SearchAsync(
            tenant.Id, new UserSearch(Bind(filter, SchemaRegistry.Core.User), start, count, SortBy.Bind("userName", null, SchemaRegistry.Core.User)), default));

        Assert.That(page.Users.Select(user => (string?)JsonNode.Parse(user.Document.Span)!["userName"]), Is.EqualTo(found));
        Assert.That(page.Total, Is.EqualTo(total));
    }

    [TestCase("displayName eq \"STAFF\"", 1, 10, new[] { "Staff" }, 1)]
    [TestCase("displayName eq \"guides\"", 1, 10, new[] { "Guides", "guides" }, 2)]
    [TestCase("externalId eq \"E-2\"", 1, 10, new[] { "Guides", "Helpers" }, 2)]
    [TestCase("externalId eq \"E-2\"", 1, 1, new[] { "Guides" }, 2)]
    [TestCase("externalId eq \"E-2\"", 2, 10, new[] { "Helpers" }, 2)]
    [TestCase("displayName eq \"nobody\"", 1, 10, new string[0], 0)]
    [TestCase("externalId eq \"E-1\"", 1, 10, new[] { "Staff" }, 1)]
    [TestCase("externalId eq \"e-1\"", 1, 10, new string[0], 0)]
    public async Task Search_ForGroups_FindsThoseOfTheTenant(string filter, int start, int count, string[] found, int total)
    {
        var (tenant, other) = (Sample.Tenant(), Sample.Tenant());
        await StoreAsync([tenant, other, Group(tenant, "Staff", "E-1"), Group(other, "Staff", "E-1"), Group(other, "Guides", "E-1")]);
        await StoreAsync([Group(tenant, "Guides", "E-2"), Group(tenant, "Helpers", "E-2"), Group(tenant, "guides", null)]);

        var page = await UseAsync((IGroupQueries groups) => groups.SearchAsync(
            tenant.Id,
            new GroupSearch(
                Bind(filter, SchemaRegistry.Core.Group), start, count, WithMembers: true, SortBy.Bind("displayName", null, SchemaRegistry.Core.Group)),
            default));

        Assert.That(page.Groups.Select(group => (string?)JsonNode.Parse(group.Document.Span)!["displayName"]), Is.EquivalentTo(found));
        Assert.That(page.Groups.Select(group => group.Members), Is.All.Empty);
        Assert.That(page.Total, Is.EqualTo(total));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Search_ForAGroup_ShowsItsMembersWhereTheyAreAskedFor(bool withMembers)
    {
        var tenant = Sample.Tenant();
        var (group, inner, ada) = (Group(tenant, "Staff", "E-1"), Group(tenant, "Inner", null), Sample.User(tenant, "ada"));
        await StoreAsync([tenant, group, inner, ada]);
        await StoreAsync([new GroupMember(group.Id, ada.Id), new GroupChild(group.Id, inner.Id)]);

        var page = await UseAsync((IGroupQueries groups) => groups.SearchAsync(
            tenant.Id, new GroupSearch(Bind("displayName eq \"staff\"", SchemaRegistry.Core.Group), 1, 10, withMembers), default));

        Assert.That(
            page.Groups.Single().Members,
            withMembers
                ? Is.EqualTo(new[] { new GroupMemberView(ada.Id.Value, "ada", false), new GroupMemberView(inner.Id.Value, "Inner", true) })
                : Is.Null);
    }

    private static BoundFilter Bind(string filter, ResourceType type) => FilterBinder.Bind(FilterParser.Parse(filter), type);

    private static User User(Tenant tenant, string userName, string externalId) =>
        Domain.Users.User.Create(tenant.Id, Sample.Profile(userName) with { ExternalId = externalId }, null, AdjustableTime.Start);

    private static Group Group(Tenant tenant, string displayName, string? externalId) => Domain.Groups.Group.Create(
        tenant.Id, new GroupProfile(displayName, externalId, new JsonObject { ["displayName"] = displayName }.ToJsonString()), AdjustableTime.Start);
}
