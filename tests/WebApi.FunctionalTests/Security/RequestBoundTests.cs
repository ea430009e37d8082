using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Scim.Bulk;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>What one request on the SCIM plane may ask for. Bodies and their depth are in <see cref="ErrorSurfaceTests"/>, bulk in <see cref="BulkLimitTests"/>.</summary>
internal sealed class RequestBoundTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";

    private protected override TestServerSetup Setup => TestServerSetup.With(("Scim:MaxPageSize", "3"), ("Scim:DefaultPageSize", "2"));

    private static IEnumerable<TestCaseData> Largest =>
        from term in new[] { "title pr", "userName eq \"a\"", "emails[type eq \"work\" and value pr]", "not (title pr)" }
        from filter in new[]
        {
            Chain(" or ", term, term[0] == 'e' ? FilterParser.MaxTerms / 2 : FilterParser.MaxTerms),
            Chain(" and ", term, term[0] == 'e' ? FilterParser.MaxTerms / 2 : FilterParser.MaxTerms),
            Nested(term, (inner, op) => $"{term}{op}({inner})"),
            Nested(term, (inner, op) => $"({inner}){op}{term}"),
            Nested(term, (inner, op) => $"not ({term}{op}{inner})"),
        }
        select new TestCaseData(filter).SetArgDisplayNames(filter[..40]);

    [TestCaseSource(nameof(Largest))]
    public async Task Filter_AsLargeAsAllowed_IsAnswered(string filter)
    {
        var tenant = await App.AddTenantAsync();
        var search = new JsonObject { ["schemas"] = new JsonArray(ScimUrns.SearchRequest), ["filter"] = filter };

        var answer = await tenant.Admin.PostAsync($"{Users}/.search", search.ToJsonString());

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [Test]
    public async Task Filter_WithTooManyTerms_IsInvalidFilter() => await AssertRefusedAsync(
        (await App.AddTenantAsync()).Admin, $"filter={Chain("%20or%20", "title%20pr", FilterParser.MaxTerms + 1)}", "invalidFilter");

    [Test]
    public async Task Filter_TooDeep_IsInvalidFilter() => await AssertRefusedAsync(
        (await App.AddTenantAsync()).Admin,
        $"filter={new string('(', FilterParser.MaxDepth + 1)}active%20pr{new string(')', FilterParser.MaxDepth + 1)}",
        "invalidFilter");

    [Test]
    public async Task Filter_TooLong_IsInvalidFilter() => await AssertRefusedAsync(
        (await App.AddTenantAsync()).Admin, $"filter=userName%20eq%20%22{new string('a', FilterParser.MaxLength)}%22", "invalidFilter");

    [TestCase("attributes")]
    [TestCase("excludedAttributes")]
    public async Task Attributes_TooMany_AreInvalidValue(string parameter) => await AssertRefusedAsync(
        (await App.AddTenantAsync()).Admin,
        $"{parameter}={string.Join(',', Enumerable.Repeat("title", Projection.MaxNames + 1))}",
        "invalidValue");

    [Test]
    public async Task Patch_WithTooManyOperations_IsTooManyAndChangesNothing()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada");
        var operations = string.Join(',', Enumerable.Repeat("""{"op":"replace","path":"active","value":false}""", PatchRequest.MaxOperations + 1));

        var answer = await tenant.Admin.PatchAsync(
            $"{Users}/{id}", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""");

        Voice.AssertScim(answer, 400);
        Assert.That((string?)answer["scimType"], Is.EqualTo("tooMany"));
        Assert.That((await tenant.Admin.GetAsync($"{Users}/{id}"))["active"]!.GetValue<bool>(), Is.True);
    }

    [TestCase("count=2147483647", 3)]
    [TestCase("count=99999999999999999999", 3)]
    [TestCase("count=99999999999999999999&cursor=", 3)]
    [TestCase("", 2)]
    public async Task List_OfMoreThanAPage_HasThePageSizeAtMost(string query, int size)
    {
        var tenant = await App.AddTenantAsync();
        for (var number = 0; number < 5; number++)
        {
            await tenant.AddUserAsync($"user{number}");
        }

        foreach (var path in new[] { Users, "/scim/v2" })
        {
            var list = (await tenant.Admin.GetAsync($"{path}?{query}")).Require(200);

            Assert.That(list["Resources"]!.AsArray(), Has.Count.EqualTo(size), path);
            Assert.That(list["totalResults"]!.GetValue<int>(), Is.EqualTo(5), path);
        }
    }

    private static async Task AssertRefusedAsync(Caller caller, string query, string scimType)
    {
        var answer = await caller.GetAsync($"{Users}?{query}");

        Voice.AssertScim(answer, 400);
        Assert.That((string?)answer["scimType"], Is.EqualTo(scimType));
    }

    private static string Chain(string op, string term, int count) => string.Join(op, Enumerable.Repeat(term, count));

    private static string Nested(string term, Func<string, string, string> around) => Enumerable.Range(0, FilterParser.MaxDepth - 1)
        .Aggregate(term, (inner, level) => around(inner, level % 2 == 0 ? " or " : " and "));
}
