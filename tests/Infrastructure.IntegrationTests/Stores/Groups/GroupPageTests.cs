using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.IntegrationTests.Filtering;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Groups;

/// <summary>A page of groups that shows members ends before it would be too large.</summary>
public sealed class GroupPageTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Most = 4;

    private static readonly SortBy? ByName = SortBy.Bind("displayName", null, SchemaRegistry.Core.Group);
    private static readonly int[] Sizes = [2, 2, 1, 7, 0, 3];

    [TestCase(1, new[] { 2, 2 })]
    [TestCase(2, new[] { 2, 1 })]
    [TestCase(4, new[] { 7 })]
    [TestCase(5, new[] { 0, 3 })]
    public async Task Search_WithMembers_EndsWhereThereAreEnough(int start, int[] shown)
    {
        var tenant = await GroupsAsync();

        var page = await AskAsync(groups => groups.SearchAsync(tenant.Id, new GroupSearch(null, start, 10, WithMembers: true, ByName), default));

        Assert.That(page.Groups.Select(group => group.Members!.Count), Is.EqualTo(shown));
        Assert.That(page.Total, Is.EqualTo(Sizes.Length));
    }

    [Test]
    public async Task Search_WithoutMembers_ShowsAsManyGroupsAsAskedFor()
    {
        var tenant = await GroupsAsync();

        var page = await AskAsync(groups => groups.SearchAsync(tenant.Id, new GroupSearch(null, 1, 10, WithMembers: false, ByName), default));

        Assert.That(page.Groups, Has.Count.EqualTo(Sizes.Length));
    }

    [Test]
    public async Task Walk_ThereAndBack_ShowsEveryGroupOnceInPagesThatFit()
    {
        var tenant = await GroupsAsync();

        var there = await WalkAsync(tenant, back: false);
        var back = await WalkAsync(tenant, back: true);

        Assert.That(there, Is.EqualTo(new[] { "2 2", "1", "7", "0 3" }));
        Assert.That(back, Is.EqualTo(new[] { "0 3", "7", "2 1", "2" }));
    }

    private async Task<IReadOnlyList<string>> WalkAsync(Tenant tenant, bool back)
    {
        var pages = new List<string>();
        Position? at = null;
        do
        {
            var from = at;
            var page = await AskAsync(groups => groups.WalkAsync(tenant.Id, new WalkStep(null, ByName, from, 10, back), true, default));
            pages.Add(string.Join(' ', page.Items.Select(group => group.Members!.Count)));
            at = back ? page.First : page.Last;
        }
        while (at is not null);
        return pages;
    }

    private Task<T> AskAsync<T>(Func<GroupQueries, Task<T>> ask) =>
        UseAsync((ScimPlatformDbContext context) => ask(context.GroupQueries(new ScimBudgets { ListedValues = Most })));

    private async Task<Tenant> GroupsAsync()
    {
        var tenant = Sample.Tenant();
        var users = Enumerable.Range(0, Sizes.Max()).Select(index => Sample.User(tenant, $"user-{index}")).ToList();
        await StoreAsync([tenant, .. users]);
        foreach (var (index, size) in Sizes.Index())
        {
            var group = Sample.Group(tenant, $"group-{index}");
            await StoreAsync([group, .. users.Take(size).Select(user => new GroupMember(group.Id, user.Id))]);
        }

        return tenant;
    }
}
