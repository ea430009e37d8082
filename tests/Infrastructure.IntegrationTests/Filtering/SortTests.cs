using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

public sealed class SortTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const string Badge = BadgeSchema.Urn;

    // Who has no value comes last, by id; upper and lower case are one, and code points decide.
    private static readonly string[][] Orders =
    [
        ["userName", "abdfeicklgjh"],
        ["externalId", "ajlcbdefghik"],
        ["displayName", "iefabdcjlhgk"],
        ["id", "abcdefghijkl"],
        ["active", "bhjacdefgikl"],
        ["meta.created", "abcdefghijkl"],
        ["meta.lastModified", "abdefghijckl"],
        ["meta.resourceType", "abcdefghijkl"],
        ["title", "edfjabilhcgk"],
        ["name.familyName", "aclbhdefgijk"],
        ["emails", "abhckdefgijl"],
        ["emails.type", "cabhkdefgijl"],
        ["emails.primary", "achkbdefgijl"],
        ["roles", "abkcdefghijl"],
        ["roles.primary", "abcdefghijkl"],
        ["groups.display", "abcdefghijkl"],
        ["schemas", "abcdefghijkl"],
        ["profileUrl", "abcdefghijkl"],
        ["manager", "biacdefghjkl"],
        [$"{Badge}:level", "albcdefghijk"],
        [$"{Badge}:score", "balcdefghijk"],
        [$"{Badge}:validUntil", "albcdefghijk"],
        [$"{Badge}:remote", "bacdefghijkl"],
        [$"{Badge}:tags", "balcdefghijk"],
        [$"{Badge}:keys", "albcdefghijk"],
        [$"{Badge}:cars.seats", "albcdefghijk"],
        [$"{Badge}:desk.floor", "abcdefghijkl"],
    ];

    internal static readonly string[] Paths = [.. Orders.Select(order => order[0])];

    private TenantId tenant;
    private Dictionary<UserId, char> letters = null!;

    [OneTimeSetUp]
    public async Task Store()
    {
        await using var context = CreateContext();
        var store = new UserStore(context, FilterCaseDocuments.UserType);
        tenant = await store.AddTenantAsync("example-corp");
        await store.AddAsync(tenant, FilterCaseDocuments.Users.Values);
        letters = FilterCaseDocuments.Users.ToDictionary(user => new UserId(Guid.Parse((string)user.Value["id"]!)), user => user.Key);
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

        var descending = await FindAsync(path, "Descending");

        Assert.That(descending, Is.EqualTo(new string([.. ascending.Reverse()])));
    }

    [TestCaseSource(nameof(Paths))]
    public void Translate_ForSqlServer_IsTransactSql(string path)
    {
        using var context = SqlServerText.CreateContext();
        var queries = context.UserQueries();
        var sort = SortBy.Bind(path, "descending", FilterCaseDocuments.UserType);

        var sql = queries.Sorted(queries.Matches(tenant, null), sort).Take(1).ToQueryString();

        Assert.That(SqlServerText.Errors(sql), Is.Empty, sql);
    }

    private async Task<string> FindAsync(string path, string? order)
    {
        await using var context = CreateContext();
        var sort = SortBy.Bind(path, order, FilterCaseDocuments.UserType);
        var page = await context.UserQueries().SearchAsync(tenant, new UserSearch(null, 1, 100, sort), CancellationToken.None);
        return new string([.. page.Users.Select(user => letters[user.Id])]);
    }
}
