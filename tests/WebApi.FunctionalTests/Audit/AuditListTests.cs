using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Audit;

/// <summary>The listing of the audit: its exact documents, filters, pages, and who may see what.</summary>
public sealed class AuditListTests : ServerFixture
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Path = AuditTrail.Path;

    [Test]
    public async Task List_OfOneRecord_IsTheExactDocument()
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PatchAsync(
            $"/api/v1/admin/tenants/{tenant.Slug}", """{"compatibility_profile":"okta"}""",
            ("traceparent", TraceParent), (ClientAddress.Header, "::ffff:192.0.2.7"))).Require(200);

        var answer = await tenant.Admin.GetAsync($"{Path}?limit=1");

        var item = answer.Require(200)["items"]![0]!;
        Assert.That(answer.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        var expected = """
            {"items":[{"id":"ID","tenant_id":"TENANT","occurred_at":"AT","actor":"ada","action":"tenant.updated","target_type":"tenant",
            "target_id":"TENANT","ip":"192.0.2.7","trace_id":"0af7651916cd43dd8448eb211c80319c",
            "changes":{"compatibility_profile":{"from":"default","to":"okta"},"version":2}}],"next_cursor":"CURSOR"}
            """
            .Replace("\n", "", StringComparison.Ordinal)
            .Replace("ID", (string?)item["id"], StringComparison.Ordinal)
            .Replace("TENANT", tenant.Id.ToString(), StringComparison.Ordinal)
            .Replace("AT", (string?)item["occurred_at"], StringComparison.Ordinal)
            .Replace("CURSOR", (string?)answer["next_cursor"], StringComparison.Ordinal);
        Assert.That(answer.Text, Is.EqualTo(expected));
        Assert.That((string?)item["occurred_at"], Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"));
    }

    [Test]
    public async Task List_ByCursor_ShowsEverythingOnceThoughMoreComes()
    {
        var tenant = await App.AddTenantAsync();
        await AddUsersAsync(tenant, 5);
        var all = Ids(await tenant.Admin.GetAsync(Path));

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await tenant.Admin.GetAsync($"{Path}?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(Ids(page));
            cursor = (string?)page["next_cursor"];
            await tenant.AddUserAsync($"later-{seen.Count}");
        }
        while (cursor is not null);

        Assert.That(seen, Is.EqualTo(all));
    }

    [Test]
    public async Task List_ByEachFilter_ShowsWhatFits()
    {
        var tenant = await App.AddTenantAsync();
        var (token, secret) = await tenant.MintAsync();
        (await App.As($"Bearer {secret}").PostAsync("/scim/v2/Users", Scim.ScimUsersTests.User("ada"))).Require(201);
        var minted = (await tenant.RecordsAsync()).Single(record => (string?)record["action"] == "scim_token.minted");

        Assert.That(await ActionsAsync(tenant, "action=user.created"), Is.EqualTo(["user.created"]));
        Assert.That(await ActionsAsync(tenant, $"actor=scim-token:{token}"), Is.EqualTo(["user.created"]));
        Assert.That(await ActionsAsync(tenant, $"target_id={token}"), Is.EqualTo(["scim_token.minted"]));
        Assert.That(await ActionsAsync(tenant, $"action=scim_token.minted&from={minted["occurred_at"]}"), Is.EqualTo(["scim_token.minted"]));
        Assert.That(await ActionsAsync(tenant, $"action=scim_token.minted&to={minted["occurred_at"]}"), Is.Empty);
        Assert.That(await ActionsAsync(tenant, "from=2000-01-01T00:00:00%2B01:00&to=2001-01-01T00:00:00Z"), Is.Empty);
    }

    [TestCase("limit=0", "limit", "greater_than_equal")]
    [TestCase("limit=101", "limit", "less_than_equal")]
    [TestCase("limit=x", "limit", "int_parsing")]
    [TestCase("action=user.imagined", "action", "literal_error")]
    [TestCase("target_id=7", "target_id", "uuid_parsing")]
    [TestCase("from=yesterday", "from", "value_error")]
    [TestCase("from=2026-01-01", "from", "value_error")]
    [TestCase("to=2026-13-01T00:00:00Z", "to", "value_error")]
    [TestCase("cursor=abc", "cursor", "value_error")]
    public async Task List_ByWhatCannotBe_Is422ThatNamesTheParameter(string query, string parameter, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"{Path}?{query}");

        var detail = answer.Require(422)["detail"]![0]!;
        Assert.That((detail["loc"]!.ToJsonString(), (string?)detail["type"]), Is.EqualTo(($"[\"query\",\"{parameter}\"]", type)));
    }

    [Test]
    public async Task Cursor_OfAnotherTenantOrFilter_IsRefused()
    {
        var mine = await App.AddTenantAsync();
        await AddUsersAsync(mine, 2);
        var other = await App.AddTenantAsync();
        var cursor = (string?)(await mine.Admin.GetAsync($"{Path}?limit=1")).Require(200)["next_cursor"];

        Assert.That((await other.Admin.GetAsync($"{Path}?limit=1&cursor={cursor}")).Status, Is.EqualTo(422));
        Assert.That((await mine.Admin.GetAsync($"{Path}?limit=1&action=user.created&cursor={cursor}")).Status, Is.EqualTo(422));
    }

    [Test]
    public async Task Records_OfAnotherTenant_AreNotSeen()
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        await AddUsersAsync(other, 1);

        var page = await mine.Admin.GetAsync(Path);
        var named = await mine.Admin.GetAsync($"{Path}?tenant_id={other.Id}");

        Assert.That(page.Require(200)["items"]!.AsArray().Select(item => (string?)item!["tenant_id"]), Is.All.EqualTo(mine.Id.ToString()));
        Assert.That(named.Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Records_OfADeletedTenant_AreForThePlatformOnly()
    {
        var tenant = await App.AddTenantAsync();
        (await App.Platform.DeleteAsync($"/api/v1/admin/tenants/{tenant.Slug}")).Require(204);

        var byId = await App.Platform.GetAsync($"{Path}?tenant_id={tenant.Id}");
        var byHeader = await App.Platform.GetAsync(Path, ("X-Tenant", tenant.Id.ToString()));
        var bySlug = await App.Platform.GetAsync(Path, ("X-Tenant", tenant.Slug));
        var bound = await tenant.Admin.GetAsync(Path);
        var unknown = await App.Platform.GetAsync($"{Path}?tenant_id={Guid.NewGuid()}");

        Assert.That(Ids(byId).Count, Is.EqualTo(2));
        Assert.That(Ids(byHeader), Is.EqualTo(Ids(byId)));
        Assert.That((bySlug.Status, bound.Status, unknown.Status), Is.EqualTo((404, 404, 404)));
    }

    [Test]
    public async Task List_WithoutTheScopeOrATenant_IsRefused()
    {
        var tenant = await App.AddTenantAsync();

        var anonymous = await App.As(null).GetAsync(Path);
        var noScope = await tenant.As("scim.tokens.read").GetAsync(Path);
        var noTenant = await App.Platform.GetAsync(Path);

        Assert.That((anonymous.Status, noScope.Status), Is.EqualTo((401, 403)));
        Assert.That(noTenant.Require(422)["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo("""["query","tenant_id"]"""));
    }

    [Test]
    public async Task Export_OfManyRecords_IsTheListLineByLine()
    {
        var tenant = await App.AddTenantAsync();
        await AddUsersAsync(tenant, 120);

        var answer = await tenant.Admin.GetAsync($"{Path}/export?action=user.created");

        var lines = answer.Require(200).Text.Split('\n');
        var newest = (await tenant.Admin.GetAsync($"{Path}?limit=1")).Require(200)["items"]![0]!;
        Assert.That(answer.ContentType, Is.EqualTo("application/jsonl"));
        Assert.That(lines, Has.Length.EqualTo(121));
        Assert.That(lines[^1], Is.Empty);
        Assert.That(JsonNode.Parse(lines[0])!.ToJsonString(), Is.EqualTo(newest.ToJsonString()));
        Assert.That(lines.SkipLast(1).Select(line => (string?)JsonNode.Parse(line)!["id"]).Distinct().Count(), Is.EqualTo(120));
    }

    private static async Task AddUsersAsync(TestTenant tenant, int count)
    {
        var operations = Enumerable.Range(0, count).Select(number =>
            $$"""{"method":"POST","path":"/Users","bulkId":"b{{number}}","data":{{Scim.ScimUsersTests.User($"user-{number}")}}}""");
        var body = $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{string.Join(',', operations)}}]}""";
        (await tenant.Admin.PostAsync("/scim/v2/Bulk", body)).Require(200);
    }

    private static List<string> Ids(Answer page) =>
        [.. page.Require(200)["items"]!.AsArray().Select(item => (string)item!["id"]!)];

    private static async Task<List<string>> ActionsAsync(TestTenant tenant, string filter) =>
        [.. (await tenant.Admin.GetAsync($"{Path}?{filter}")).Require(200)["items"]!.AsArray().Select(item => (string)item!["action"]!)];
}
