using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.IntegrationTests.Filtering;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Pages;

/// <summary>
/// What the console's screens People and Activity ask for costs no more in a tenant of a million than in one of ten: each page is sought in an index, in
/// its order, up to so many rows; nothing is sorted, and nobody else's rows are gone through.
/// </summary>
public sealed class ScreenPlanTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int PerPage = 50;

    private const string Crowd = """
        INSERT INTO users (id, active, createdat, displayname, document, externalid, passwordhash, tenantid, updatedat, username, usernamekey, version)
            SELECT gen_random_uuid(), active, createdat, displayname, document, 'ad' || n, passwordhash, tenantid, updatedat, 'ad' || n, 'AD' || n, version FROM users, generate_series(1, 5000) AS n;
        INSERT INTO groups (id, createdat, displayname, displaynamekey, document, externalid, tenantid, updatedat, version)
            SELECT gen_random_uuid(), createdat, 'ad' || n, 'AD' || n, document, 'ad' || n, tenantid, updatedat, version FROM groups, generate_series(1, 5000) AS n;
        INSERT INTO provisioningentries (id, tenantid, occurredat, caller, method, path, status, durationms, resourceid, traceid, requestiscut, responseiscut)
            SELECT gen_random_uuid(), tenantid, occurredat + n * interval '1 second', caller, method, path, status, durationms, resourceid, traceid, requestiscut, responseiscut
            FROM provisioningentries, generate_series(1, 5000) AS n;
        ANALYZE;
        """;

    private static readonly (string? By, string Seek)[] OfUsers = [(null, "Id"), ("userName", "UserNameKey"), ("externalId", "ExternalId")];

    private static readonly (string? By, string Seek)[] OfGroups = [(null, "Id"), ("displayName", "DisplayNameKey"), ("externalId", "ExternalId")];

    private static readonly Guid Place = Guid.CreateVersion7();

    private static IEnumerable<TestCaseData> EveryStep =>
        from place in new (bool IsFirst, bool Back)[] { (true, false), (false, false), (false, true) }
        from list in OfUsers.Select(one => (Groups: false, one.By, one.Seek)).Concat(OfGroups.Select(one => (Groups: true, one.By, one.Seek)))
        select new TestCaseData(list.Groups, list.By, list.Seek, place.IsFirst, place.Back)
            .SetArgDisplayNames($"{(list.Groups ? "groups" : "users")} {list.By ?? "all"} {(place.IsFirst ? "first" : place.Back ? "previous" : "next")}");

    private static IEnumerable<TestCaseData> EveryFilter =>
        from place in new[] { (KeysetPosition?)null, new KeysetPosition(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero), Guid.CreateVersion7()) }
        from filter in Filters
        select new TestCaseData(filter.Filter, place).SetArgDisplayNames($"{filter.Name} {(place is null ? "first" : "next")}");

    private static (string Name, ProvisioningFilter Filter)[] Filters
    {
        get
        {
            var none = new ProvisioningFilter(null, null, null, null, null, null, null);
            return
            [
                ("all", none),
                ("status", none with { LowestStatus = 400, HighestStatus = 499 }),
                ("path", none with { Path = "/scim/v2/Users" }),
                ("method", none with { Method = "PATCH" }),
                ("resource", none with { Resource = Guid.CreateVersion7() }),
                ("time", none with { From = DateTimeOffset.UnixEpoch, To = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) }),
            ];
        }
    }

    private TenantId Crowded { get; set; }

    /// <summary>Whom the requests of the log are about.</summary>
    private Guid About { get; set; }

    // PostgreSQL goes about a few rows in another way than about many, and knows how many there are by counting. SQLite goes by its indexes.
    [OneTimeSetUp]
    public async Task CrowdAsync()
    {
        var tenant = Sample.Tenant();
        var user = Sample.User(tenant, "u0");
        await StoreAsync(tenant, user, Sample.Group(tenant, "g0"), Sample.Exchange(tenant, user));
        (Crowded, About) = (tenant.Id, user.Id.Value);
        if (Provider == DatabaseProvider.PostgreSql)
        {
            await using var context = CreateContext();
            await context.Database.ExecuteSqlRawAsync(Crowd);
        }
    }

    [SetUp]
    public void Require() => Assume.That(Provider, Is.Not.EqualTo(DatabaseProvider.SqlServer), "SQL Server tells its plans in another way.");

    [TestCaseSource(nameof(EveryStep))]
    public async Task People_PageByPage_IsSoughtInItsOrder(bool ofGroups, string? by, string seek, bool isFirst, bool back)
    {
        var plans = new Plans();
        await using var product = new Product(Options, plans);
        await using var context = product.NewContext();
        var (tenant, step) = (Crowded, Step(ofGroups, by, "ad", isFirst, back));

        await (ofGroups
            ? (Task)context.GroupQueries().WalkAsync(tenant, step, withMembers: false, default)
            : context.UserQueries(plans.Watch(context), new OffsetAnchors()).WalkAsync(tenant, step, default));

        AssertSought(await plans.TakeAsync(context), isFirst && by is null ? null : seek);
    }

    [TestCase(false, "userName", "UserNameKey")]
    [TestCase(false, "externalId", "ExternalId")]
    [TestCase(true, "displayName", "DisplayNameKey")]
    [TestCase(true, "externalId", "ExternalId")]
    public async Task Count_OfWhoseNameBeginsSo_LooksAtThoseOnly(bool ofGroups, string by, string seek)
    {
        var plans = new Plans();
        await using var product = new Product(Options, plans);
        await using var context = product.NewContext();
        var filter = Step(ofGroups, by, "zz", isFirst: true, back: false).Filter;

        await (ofGroups ? context.GroupQueries().CountAsync(Crowded, filter, default) : context.UserQueries().CountAsync(Crowded, filter, default));

        var counts = (await plans.TakeAsync(context)).Where(plan => plan.Contains("COUNT(*)", StringComparison.OrdinalIgnoreCase)).ToList();
        AssertSought(counts, seek, isPage: false);
    }

    [TestCaseSource(nameof(EveryFilter))]
    public async Task Activity_PageByPage_IsSoughtInItsOrder(ProvisioningFilter filter, object? before)
    {
        var plans = new Plans();
        await using var product = new Product(Options, plans);
        await using var context = product.NewContext();

        // A rare one is looked for in the whole log of the tenant, which is bounded.
        filter = filter.Resource is null ? filter : filter with { Resource = About };
        await new ProvisioningLogQueries(context).ListAsync(Crowded, filter, (KeysetPosition?)before, PerPage + 1, default);

        AssertSought(await plans.TakeAsync(context), before is null && filter.From is null ? null : "OccurredAt");
    }

    private static WalkStep Step(bool ofGroups, string? by, string text, bool isFirst, bool back)
    {
        var type = ofGroups ? SchemaRegistry.Core.Group : SchemaRegistry.Core.User;
        var filter = by is null ? null : FilterBinder.Bind(FilterParser.Parse($"{by} ge \"{text}\" and {by} lt \"{text}\uffff\""), type);
        return new WalkStep(filter, SortBy.Bind(by, null, type), isFirst ? null : new Position(by == "externalId" ? "ad25" : "AD25", Place), PerPage, back);
    }

    /// <param name="plans">of all that was asked</param>
    /// <param name="column">the column besides the tenant that says where to begin; null where that is the beginning</param>
    /// <param name="isPage">whether so many rows are asked for, in their order</param>
    private void AssertSought(IReadOnlyList<string> plans, string? column, bool isPage = true)
    {
        Assert.That(plans, Is.Not.Empty);
        var (seek, forbidden) = Provider == DatabaseProvider.Sqlite
            ? ($@"PLAN SEARCH .*USING (COVERING )?(INDEX|PRIMARY KEY).*\(TenantId=\?{(column is null ? "" : $" AND {column}[<>]\\?")}.*\)", "PLAN (SCAN|USE TEMP B-TREE)")
            : ($@"(?i)PLAN .*Index Cond: \(+tenantid = {(column is null ? "" : $@".* AND .*\b{column}\b.* [<>]")}", @"PLAN (Seq Scan|Sort |.*-> +(Parallel )?(Seq Scan|Sort) )");
        Assert.Multiple(() =>
        {
            foreach (var plan in plans)
            {
                Assert.That(plan, Does.Match(seek));
                Assert.That(plan, Does.Not.Match(forbidden));
                Assert.That(!isPage || plan.Contains("LIMIT", StringComparison.Ordinal), Is.True, plan);
            }
        });
    }
}
