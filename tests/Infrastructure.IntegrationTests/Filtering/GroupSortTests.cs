using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Filtering.Sorting;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>a and c hold users, b holds the group c, d holds nobody; names and external ids differ in case and order.</summary>
public sealed class GroupSortTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[][] Orders =
    [
        ["id", "abcd"],
        ["displayName", "badc"],
        ["externalId", "cadb"],
        ["meta.created", "dcba"],
        ["meta.lastModified", "dcba"],
        ["meta.location", "abcd"],
        ["members", "acbd"],
        ["members.display", "cbad"],
        ["members.type", "bacd"],
        ["members.$ref", "bacd"],
        ["schemas", "abcd"],
    ];

    private static readonly string[] Paths = [.. Orders.Select(order => order[0])];

    private TenantId tenant;
    private Dictionary<GroupId, char> letters = null!;

    [OneTimeSetUp]
    public async Task Store()
    {
        await using var context = CreateContext();
        var found = Tenant.Create(TenantSlug.Of("example-corp"), "example-corp", new TenantSettings(), Start);
        tenant = found.Id;
        context.Add(found);
        var users = new[] { "zoe", "adam" }.Select((name, index) => AddUser(context, name, index)).ToList();
        var (a, b, c, d) = (Add(context, 1, "beta", "b"), Add(context, 2, "ALPHA", null), Add(context, 3, "gamma", "a"), Add(context, 4, "Delta", "b"));
        context.AddRange(new GroupMember(a, users[0]), new GroupMember(c, users[1]), new GroupChild(b, c));
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        letters = new() { [a] = 'a', [b] = 'b', [c] = 'c', [d] = 'd' };
    }

    [TestCaseSource(nameof(Orders))]
    public async Task Search_SortedAscending_IsInTheOrderOfTheValues(string path, string expected)
    {
        var found = await FindAsync(path, "ascending");

        Assert.That(found, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Paths))]
    public async Task Search_SortedDescending_IsTheReverseOfAscending(string path)
    {
        var ascending = await FindAsync(path, null);

        var descending = await FindAsync(path, "descending");

        Assert.That(descending, Is.EqualTo(new string([.. ascending.Reverse()])));
    }

    [Test]
    public async Task Walk_InAnyOrder_IsWhatIndexPagingShows(
        [ValueSource(nameof(Paths))] string path, [Values("ascending", "descending")] string order, [Values(1, 2, 3, 4)] int size)
    {
        var shown = await FindAsync(path, order);

        var walked = await WalkAsync(SortBy.Bind(path, order, FilterCaseDocuments.GroupType), size);

        Assert.That(walked, Is.EqualTo(shown));
    }

    [TestCaseSource(nameof(Paths))]
    public void Sort_ForSqlServer_IsTransactSql(string path)
    {
        using var context = SqlServerText.CreateContext();
        var order = new SortTranslator(context).OfGroups(SortBy.Bind(path, null, FilterCaseDocuments.GroupType));
        var behind = order.Behind(new Position("7", Guid.Empty));

        var sql = order.Sort(context.GroupQueries().Matches(tenant, null).Where(behind)).Take(1).ToQueryString();

        Assert.That(SqlServerText.Errors(sql), Is.Empty, sql);
    }

    private async Task<string> FindAsync(string path, string? order)
    {
        await using var context = CreateContext();
        var sort = SortBy.Bind(path, order, FilterCaseDocuments.GroupType);
        var search = new GroupSearch(null, 1, 100, WithMembers: false, sort);
        var page = await context.GroupQueries().SearchAsync(tenant, search, CancellationToken.None);
        return new string([.. page.Groups.Select(group => letters[group.Id])]);
    }

    private async Task<string> WalkAsync(SortBy? sort, int size)
    {
        await using var context = CreateContext();
        var found = "";
        Position? after = null;
        do
        {
            var page = await context.GroupQueries().WalkAsync(tenant, new WalkStep(null, sort, after, size), false, CancellationToken.None);
            found += new string([.. page.Items.Select(group => letters[group.Id])]);
            after = page.Last;
        }
        while (after is not null && found.Length <= 10);
        return found;
    }

    private UserId AddUser(ScimPlatformDbContext context, string name, int index)
    {
        var user = User.Create(tenant, new UserProfile(UserName.Of(name), null, null, true, [], "{}"), null, Start);
        context.Entry(user).Property(row => row.Id).CurrentValue = new UserId(IdOf(index + 1));
        context.Add(user);
        return user.Id;
    }

    private GroupId Add(ScimPlatformDbContext context, int place, string name, string? externalId)
    {
        var group = Group.Create(tenant, new GroupProfile(name, externalId, "{}"), Start.AddDays(-place));
        context.Entry(group).Property(row => row.Id).CurrentValue = new GroupId(IdOf(place));
        context.Add(group);
        return group.Id;
    }

    private static Guid IdOf(int place) => new($"00000000-0000-7000-8000-{place:D12}");
}
