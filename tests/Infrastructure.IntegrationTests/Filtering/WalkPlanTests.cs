using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Infrastructure.Filtering.Sorting;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>How far SQLite has to look for what stands behind a position, or matches.</summary>
public sealed class WalkPlanTests
{
    private SqliteFile file = null!;
    private Product product = null!;

    [OneTimeSetUp]
    public async Task Migrate()
    {
        file = new SqliteFile();
        product = new Product(file.Options);
        await product.MigrateAsync();
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [TestCase(null, "TenantId=? AND Id>?")]
    [TestCase("userName", "TenantId=? AND UserNameKey>?")]
    public async Task Walk_ByWhatHasAnIndex_SeeksAndSortsNothing(string? path, string seek)
    {
        await using var context = product.NewContext();
        var order = new SortTranslator(context)
            .OfUsers(SortBy.Bind(path, null, FilterCaseDocuments.UserType));
        var behind = order.Behind(new Position("M", Guid.Empty));
        var query = order.Sort(context.UserQueries().Matches(default, null).Where(behind)).Take(2);

        Assert.That(await PlanAsync(context, query), Does.Contain(seek).And.Not.Contain("B-TREE"));
    }

    [TestCase("externalId eq \"a\"", "TenantId=? AND ExternalId=?")]
    [TestCase("externalId eq \"a\" and active eq true", "TenantId=? AND ExternalId=?")]
    [TestCase("userName eq \"a\" and active eq true", "TenantId=? AND UserNameKey=?")]
    public async Task Search_ForAUser_BySomethingThatHasAnIndex_SeeksIt(string filter, string seek)
    {
        await using var context = product.NewContext();
        var queries = context.UserQueries();

        var plan = await PlanAsync(context, queries.Sorted(queries.Matches(default, Bind(filter)), null).Skip(0).Take(100));

        Assert.That(plan, Does.Contain(seek).And.Not.Contain("B-TREE"));
    }

    [TestCase("externalId eq \"a\"", "TenantId=? AND ExternalId=?")]
    [TestCase("displayName eq \"a\"", "TenantId=? AND DisplayNameKey=?")]
    public async Task Search_ForAGroup_BySomethingThatHasAnIndex_SeeksIt(string filter, string seek)
    {
        await using var context = product.NewContext();
        var queries = context.GroupQueries();
        var bound = FilterBinder.Bind(FilterParser.Parse(filter), SchemaRegistry.Core.Group);

        var plan = await PlanAsync(context, queries.Sorted(queries.Matches(default, bound), null).Skip(0).Take(100));

        Assert.That(plan, Does.Contain(seek).And.Not.Contain("B-TREE"));
    }

    [Test]
    public async Task Search_ByAFilterInAnOrderThatHasAnIndex_WalksItAndSortsNothing()
    {
        await using var context = product.NewContext();
        var queries = context.UserQueries();
        var sort = SortBy.Bind("userName", null, FilterCaseDocuments.UserType);

        var plan = await PlanAsync(context, queries.Sorted(queries.Matches(default, Filtered()), sort).Take(2));

        Assert.That(plan, Does.Contain("UX_Users_TenantId_UserNameKey (TenantId=?)").And.Not.Contain("B-TREE"));
    }

    [Test]
    public async Task Search_ByColumnsAndTheDocument_AsksColumnsFirstThenTheTextThenItsJson()
    {
        await using var context = product.NewContext();
        await using var command = context.UserQueries().Matches(default, Filtered()).CreateDbCommand();

        var where = command.CommandText[command.CommandText.IndexOf("WHERE", StringComparison.Ordinal)..];

        var places = new[] { "\"u\".\"Active\"", "like(", "json_each(" }.Select(part => where.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.That(places, Is.Ordered.And.None.Negative, where);
    }

    [TestCase("or", "and")]
    [TestCase("and", "or")]
    public async Task Search_ByColumnsAndTheDeepestFilter_IsNotTooDeepForTheParser(string outer, string inner)
    {
        var deepest = Enumerable.Range(0, FilterParser.MaxDepth - 2).Aggregate(
            "emails[type eq \"work\"]", (within, level) => $"title eq \"t{level}\" {(level % 2 == 0 ? outer : inner)} ({within})");
        await using var context = product.NewContext();

        var found = context.UserQueries().Matches(default, Bind($"active eq true and ({deepest}) and userName pr and not (externalId sw \"a\")"));

        Assert.That(await found.CountAsync(), Is.Zero);
    }

    private static BoundFilter Filtered() => Bind("emails[type eq \"work\" and value co \"@example.com\"] and active eq true");

    private static BoundFilter Bind(string filter) => FilterBinder.Bind(FilterParser.Parse(filter), FilterCaseDocuments.UserType);

    private static async Task<string> PlanAsync<T>(ScimPlatformDbContext context, IQueryable<T> query)
    {
        await using var command = query.CreateDbCommand();
        await context.Database.OpenConnectionAsync();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
        {
            plan += reader.GetString(3) + "\n";
        }

        return plan;
    }
}
