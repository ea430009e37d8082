using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>Users are sorted by the first of their groups as their documents show them, whatever groups stand above.</summary>
public sealed class MembershipSortTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly string[] Paths = ["groups", "groups.value", "groups.display", "groups.type", "groups.$ref"];

    private TenantId tenant;

    [OneTimeSetUp]
    public async Task Store()
    {
        var owner = Sample.Tenant();
        tenant = owner.Id;
        string[] names = ["beta", "Alpha", "alpha", "beta", "gamma", "0 above all", "delta", .. Provider == DatabaseProvider.Sqlite ? new[] { "Ａ", "😀" } : []];
        var groups = names.Select(name => Sample.Group(owner, name)).ToList();
        var users = Enumerable.Range(0, 12).Select(index => Sample.User(owner, $"u{index}")).ToList();
        await StoreAsync([owner, .. groups, .. users]);
        var members = users.Take(10).SelectMany((user, index) =>
            new[] { groups[index % names.Length], groups[(index * 5 + 2) % names.Length] }.Distinct().Select(group => new GroupMember(group.Id, user.Id)));
        await StoreAsync([.. members, .. groups.Where(group => group != groups[5]).Select(group => new GroupChild(groups[5].Id, group.Id))]);
    }

    [Test]
    public async Task Search_SortedByGroups_IsInTheOrderOfTheFirstThatIsShown(
        [ValueSource(nameof(Paths))] string path, [Values("ascending", "descending")] string order)
    {
        var sort = SortBy.Bind(path, order, FilterCaseDocuments.UserType);

        var page = await UseAsync((IUserQueries queries) => queries.SearchAsync(tenant, new UserSearch(null, 1, 100, sort), default));

        var byId = await UseAsync((IUserQueries queries) => queries.SearchAsync(tenant, new UserSearch(null, 1, 100), default));
        var expected = byId.Users.OrderBy(user => Key(user, path) is null)
            .ThenBy(user => Key(user, path), Comparer<string?>.Create((left, right) => CodePointOrder.Compare(left ?? "", right ?? "")))
            .Select(UserName);
        Assert.That(page.Users.Select(UserName), Is.EqualTo(order == "ascending" ? expected : expected.Reverse()));
        Assert.That(page.Users.SelectMany(user => user.Groups), Has.Some.With.Property(nameof(UserGroup.IsDirect)).False);
    }

    private static string? Key(UserView user, string path)
    {
        var name = path == "groups" ? "value" : path.Split('.')[1];
        return (string?)WholeUser.Of(FilterCaseDocuments.UserType, user)["groups"]?[0]![name] is { } shown
            ? CaseFold.Fold(shown)
            : null;
    }

    private static string UserName(UserView user) => (string)JsonNode.Parse(user.Document.Span)!["userName"]!;
}
