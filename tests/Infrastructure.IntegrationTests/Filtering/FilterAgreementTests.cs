using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

public sealed class FilterAgreementTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    // What storing itself changes, by attribute: these letters are compared with what is shown of them instead of with the table.
    private static readonly (string Attribute, string Letters, string Why)[] ChangedByStorage =
    [
        ("active", "dg", "who is created without 'active' is active"),
        ("lastModified", "g", "times are whole milliseconds, as they are shown"),
        ("groups", "ab", "groups have no groups as members yet, so that every membership is direct"),
    ];

    private TenantId tenant;
    private Dictionary<UserId, char> letters = null!;
    private IReadOnlyDictionary<char, JsonObject> shown = null!;

    [OneTimeSetUp]
    public async Task Store()
    {
        await using var context = CreateContext();
        var store = new UserStore(context, FilterCaseDocuments.UserType);
        tenant = await store.AddTenantAsync("example-corp");
        await store.AddAsync(tenant, FilterCaseDocuments.Users.Values);
        letters = FilterCaseDocuments.Users.ToDictionary(user => new UserId(Guid.Parse((string)user.Value["id"]!)), user => user.Key);
        await store.AddAsync(await store.AddTenantAsync("other-corp"), FilterCaseDocuments.Users.Values.Select(Twin));
        var page = await context.UserQueries().SearchAsync(tenant, new UserSearch(null, 1, 100), CancellationToken.None);
        shown = page.Users.ToDictionary(
            user => letters[user.Id], user => WholeUser.Of(FilterCaseDocuments.UserType, user));
    }

    [TestCaseSource(typeof(FilterCases), nameof(FilterCases.Users))]
    public async Task Search_ByFilter_FindsWhatTheEvaluatorFinds(FilterCase filterCase)
    {
        var filter = Bind(filterCase.Text);

        var found = await FindAsync(filter);

        var expected = shown.Where(user => FilterEvaluator.Matches(filter, user.Value)).Select(user => user.Key);
        var unlike = UnlikeHere(filterCase);
        Assert.That(found.Except(unlike), Is.EquivalentTo(expected.Except(unlike)));
    }

    [TestCaseSource(typeof(FilterCases), nameof(FilterCases.Users))]
    public async Task Search_ByFilter_FindsWhatTheTableSays(FilterCase filterCase)
    {
        var changed = ChangedByStorage.Where(change => filterCase.Text.Contains(change.Attribute, StringComparison.OrdinalIgnoreCase))
            .SelectMany(change => change.Letters).Concat(UnlikeHere(filterCase));

        var found = await FindAsync(Bind(filterCase.Text));

        Assert.That(found.Except(changed), Is.EquivalentTo(filterCase.Expected.Except(changed)));
    }

    [TestCase("meta.location co \"x\"")]
    [TestCase("groups.$ref eq \"x\"")]
    [TestCase("not (groups[$ref eq \"x\"])")]
    public async Task Search_ByAnAddressOfTheServer_IsRefused(string text)
    {
        var fault = await Assert.ThrowsAsync<ScimFault>(() => FindAsync(Bind(text)));

        Assert.That(fault!.Type, Is.EqualTo(ScimType.InvalidFilter));
    }

    [Test]
    public void Search_WithAnyOperator_SendsLiteralsAsParametersOnly(
        [Values("userName", "externalId", "title", "emails", "roles", "groups.display", "schemas", "meta.version", "manager", "id")] string path,
        [Values("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le")] string comparison)
    {
        using var context = CreateContext();

        using var command = context.UserQueries().Matches(tenant, Bind($"{path} {comparison} \"QZX\"")).CreateDbCommand();

        Assert.That(command.CommandText, Does.Not.Contain("QZX"));
    }

    // SQL Server sorts by UTF-16 code unit: what lies beyond the basic plane stands before U+FF21 there.
    private string UnlikeHere(FilterCase filterCase) =>
        Provider == DatabaseProvider.SqlServer && filterCase.Name.StartsWith("order by code point: U+", StringComparison.Ordinal) ? "h" : "";

    private static BoundFilter Bind(string text) => FilterBinder.Bind(FilterParser.Parse(text), FilterCaseDocuments.UserType);

    // A user of the other tenant has no letter: finding one fails.
    private async Task<List<char>> FindAsync(BoundFilter filter)
    {
        await using var context = CreateContext();
        var ids = await context.UserQueries().Matches(tenant, filter).Select(user => user.Id).ToListAsync();
        return [.. ids.Select(id => letters[id])];
    }

    private static JsonObject Twin(JsonObject document)
    {
        var twin = document.DeepClone().AsObject();
        twin["id"] = Guid.NewGuid().ToString();
        twin.Remove("groups");
        return twin;
    }
}
