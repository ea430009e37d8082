using System.Text.Json.Nodes;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>Numbers that are easily lost on their way into text and back.</summary>
public sealed class WalkNumberTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    // What SQL Server keeps nine digits of.
    private const string Fine = "0.30000000000000004";

    // In order; what a decimal cannot hold counts as no value and comes last.
    private static readonly string[] AllNumbers =
        ["-1e-7", "0.1", "0.3", Fine, "2", "9007199254740992", "9007199254740993", "9007199254740994", "1e300"];

    private TenantId tenant;
    private List<UserId> ids = null!;

    [OneTimeSetUp]
    public async Task Store()
    {
        await using var context = CreateContext();
        var store = new UserStore(context, FilterCaseDocuments.UserType);
        tenant = await store.AddTenantAsync("example-corp");
        string[] numbers = [.. AllNumbers.Where(number => Provider == DatabaseProvider.Sqlite || number != Fine)];
        var guids = numbers.Select(_ => Guid.NewGuid()).ToList();
        await store.AddAsync(tenant, numbers.Zip(guids, Document));
        ids = [.. guids.Select(id => new UserId(id))];
    }

    [Test]
    public async Task Walk_ByNumbersOneByOne_VisitsEachInOrder([Values("ascending", "descending")] string order)
    {
        var sort = SortBy.Bind($"{BadgeSchema.Urn}:score", order, FilterCaseDocuments.UserType);
        await using var context = CreateContext();
        var walked = new List<UserId>();
        Position? from = null;
        do
        {
            var page = await context.UserQueries().WalkAsync(tenant, new WalkStep(null, sort, from, 1), CancellationToken.None);
            walked.AddRange(page.Items.Select(user => user.Id));
            from = page.Last;
        }
        while (from is not null && walked.Count < 50);

        Assert.That(walked, Is.EqualTo(order == "ascending" ? ids : ids.AsEnumerable().Reverse()));
    }

    private static JsonObject Document(string number, Guid id) => JsonNode.Parse(
        $$"""{"id":"{{id}}","userName":"n{{id}}","{{BadgeSchema.Urn}}":{"score": {{number}} } }""")!.AsObject();
}
