using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Filtering.Sorting;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>Walking by position visits what paging by index shows, in the same order, whatever is sorted by.</summary>
public sealed class WalkTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly int[] Sizes = [1, 2, 5, 12, 100];

    private TenantId tenant;

    [OneTimeSetUp]
    public async Task Store()
    {
        await using var context = CreateContext();
        var store = new UserStore(context, FilterCaseDocuments.UserType);
        tenant = await store.AddTenantAsync("example-corp");
        await store.AddAsync(tenant, FilterCaseDocuments.Users.Values);
        await store.AddAsync(await store.AddTenantAsync("other-corp"), FilterCaseDocuments.Users.Values.Select(Twin));
    }

    [Test]
    public async Task Walk_InAnyOrderWithAnyPageSize_IsWhatIndexPagingShows(
        [ValueSource(typeof(SortTests), nameof(SortTests.Paths))] string path, [Values("ascending", "descending")] string order)
    {
        var sort = SortBy.Bind(path, order, FilterCaseDocuments.UserType);
        var shown = await IndexAsync(sort);

        foreach (var size in Sizes)
        {
            var walked = await WalkAsync(sort, size);

            Assert.That(walked, Is.EqualTo(shown), $"pages of {size}");
        }
    }

    [Test]
    public async Task WalkBack_FromTheEnd_IsWhatIndexPagingShows(
        [ValueSource(typeof(SortTests), nameof(SortTests.Paths))] string path, [Values("ascending", "descending")] string order)
    {
        var sort = SortBy.Bind(path, order, FilterCaseDocuments.UserType);
        var shown = await IndexAsync(sort);
        var ends = await PagesAsync(sort, size: 5, back: false, from: null);

        var before = await PagesAsync(sort, size: 5, back: true, ends[^1].First);

        Assert.That(before.SelectMany(page => page.Items).Select(user => user.Id), Is.EquivalentTo(shown.Take(10)));
        Assert.That(before[0].Items.Select(user => user.Id), Is.EqualTo(shown.Skip(5).Take(5)));
        Assert.That(before[^1].First, Is.Null);
    }

    [Test]
    public async Task Walk_WithPagesThatDivideTheTotal_EndsWithoutAnEmptyPage()
    {
        await using var context = CreateContext();
        var queries = context.UserQueries();

        var page = await queries.WalkAsync(tenant, new WalkStep(null, null, null, FilterCaseDocuments.Users.Count), CancellationToken.None);

        Assert.That(page.Items, Has.Count.EqualTo(FilterCaseDocuments.Users.Count));
        Assert.That(page.Last, Is.Null);
    }

    [TestCaseSource(typeof(SortTests), nameof(SortTests.Paths))]
    public void Behind_ForSqlServer_IsTransactSql(string path)
    {
        using var context = SqlServerText.CreateContext();
        var order = new SortTranslator(context).OfUsers(SortBy.Bind(path, null, FilterCaseDocuments.UserType));
        var behind = order.Behind(new Position("7", Guid.Empty));

        var sql = order.Sort(context.UserQueries().Matches(tenant, null).Where(behind)).Take(1).ToQueryString();

        Assert.That(SqlServerText.Errors(sql), Is.Empty, sql);
    }

    private async Task<List<UserId>> IndexAsync(SortBy? sort)
    {
        await using var context = CreateContext();
        var page = await context.UserQueries().SearchAsync(tenant, new UserSearch(null, 1, 100, sort), CancellationToken.None);
        return [.. page.Users.Select(user => user.Id)];
    }

    private async Task<List<UserId>> WalkAsync(SortBy? sort, int size)
    {
        var pages = await PagesAsync(sort, size, back: false, from: null);
        return [.. pages.SelectMany(page => page.Items).Select(user => user.Id)];
    }

    private async Task<List<WalkPage<UserView>>> PagesAsync(SortBy? sort, int size, bool back, Position? from)
    {
        await using var context = CreateContext();
        var queries = context.UserQueries();
        var pages = new List<WalkPage<UserView>>();
        do
        {
            pages.Add(await queries.WalkAsync(tenant, new WalkStep(null, sort, from, size, back), CancellationToken.None));
            from = back ? pages[^1].First : pages[^1].Last;
        }
        while (from is not null && pages.Count <= 100);
        return pages;
    }

    private static JsonObject Twin(JsonObject document)
    {
        var twin = document.DeepClone().AsObject();
        twin["id"] = Guid.NewGuid().ToString();
        twin.Remove("groups");
        return twin;
    }
}
