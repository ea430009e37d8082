using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>Numbers that are easily lost on their way into text and back, and how far a position's query has to look.</summary>
public sealed class WalkNumberTests
{
    // In order; what a decimal cannot hold counts as no value and comes last.
    private static readonly string[] Numbers =
        ["-1e-7", "0.1", "0.3", "0.30000000000000004", "2", "9007199254740992", "9007199254740993", "9007199254740994", "1e300"];

    private SqliteDatabase database = null!;
    private TenantId tenant;
    private List<UserId> ids = null!;

    [OneTimeSetUp]
    public async Task Store()
    {
        database = await SqliteDatabase.CreateAsync();
        await using var context = database.CreateContext();
        var store = new UserStore(context, FilterCaseDocuments.UserType);
        tenant = await store.AddTenantAsync("example-corp");
        var guids = Numbers.Select(_ => Guid.NewGuid()).ToList();
        await store.AddAsync(tenant, Numbers.Zip(guids, Document));
        ids = [.. guids.Select(id => new UserId(id))];
    }

    [OneTimeTearDown]
    public void Remove() => database.Dispose();

    [Test]
    public async Task Walk_ByNumbersOneByOne_VisitsEachInOrder([Values("ascending", "descending")] string order)
    {
        var sort = SortBy.Bind($"{BadgeSchema.Urn}:score", order, FilterCaseDocuments.UserType);
        await using var context = database.CreateContext();
        var walked = new List<UserId>();
        Position? from = null;
        do
        {
            var page = await new UserQueries(context).WalkAsync(tenant, new WalkStep(null, sort, from, 1), CancellationToken.None);
            walked.AddRange(page.Items.Select(user => user.Id));
            from = page.Last;
        }
        while (from is not null && walked.Count < 50);

        Assert.That(walked, Is.EqualTo(order == "ascending" ? ids : ids.AsEnumerable().Reverse()));
    }

    [TestCase(null, "TenantId=? AND Id>?")]
    [TestCase("userName", "TenantId=? AND UserNameKey>?")]
    public async Task Walk_ByWhatHasAnIndex_SeeksAndSortsNothing(string? path, string seek)
    {
        await using var context = database.CreateContext();
        var order = (Infrastructure.Filtering.RowOrder<User, UserId>)new Infrastructure.Filtering.SortTranslator(context)
            .OfUsers(SortBy.Bind(path, null, FilterCaseDocuments.UserType));
        var behind = order.Behind(new Position("M", Guid.Empty));
        await using var command = order.Sort(new UserQueries(context).Matches(tenant, null).Where(behind)).Take(2).CreateDbCommand();
        await context.Database.OpenConnectionAsync();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;

        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
        {
            plan += reader.GetString(3) + "\n";
        }

        Assert.That(plan, Does.Contain(seek).And.Not.Contain("B-TREE"));
    }

    private static JsonObject Document(string number, Guid id) => JsonNode.Parse(
        $$"""{"id":"{{id}}","userName":"n{{id}}","{{BadgeSchema.Urn}}":{"score": {{number}} } }""")!.AsObject();
}
