using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Audit;

/// <summary>What identity providers sent and what they were answered: what is kept, what is redacted, who sees it.</summary>
public sealed class ProvisioningLogTests : ServerFixture
{
    private const string Path = "/api/v1/admin/provisioning-log";
    private const string Users = "/scim/v2/Users";

    // The log is written when a test says so.
    private protected override TestServerSetup Setup => new()
    {
        Services = services =>
        {
            var loop = services.Single(service => service.ImplementationType == typeof(JobLoop<ProvisioningLogJob>));
            services.Remove(loop);
        },
    };

    [Test]
    public async Task Write_ThatSucceeds_IsKeptWithBothBodies()
    {
        var tenant = await App.AddTenantAsync();
        var (token, secret) = await tenant.MintAsync();
        var connector = App.As($"Bearer {secret}");

        var created = await connector.PostAsync(Users, ScimUsersTests.User("ada@example.com"));
        var entry = (await EntriesAsync(tenant)).Single();
        var details = (await tenant.Admin.GetAsync($"{Path}/{entry["id"]}")).Require(200);

        var id = (string)created.Require(201)["id"]!;
        Assert.That(entry.Select(member => member.Key), Is.EqualTo([
            "id", "tenant_id", "occurred_at", "caller", "method", "path", "query", "status", "scim_type", "duration_ms", "resource_id", "trace_id",
        ]));
        Assert.That(
            ((string?)entry["tenant_id"], (string?)entry["caller"], (string?)entry["method"], (string?)entry["path"], (int)entry["status"]!, (string?)entry["resource_id"], (string?)entry["trace_id"]),
            Is.EqualTo((tenant.Id.ToString(), $"scim-token:{token}", "POST", Users, 201, id, created.Header("X-Trace-Id"))));
        Assert.That((string?)details["request"]!["body"]!["userName"], Is.EqualTo("***"));
        Assert.That((string?)details["response"]!["body"]!["id"], Is.EqualTo(id));
        Assert.That(((bool)details["request"]!["truncated"]!, (bool)details["response"]!["truncated"]!), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Failure_OfAnyRequest_IsKeptWithItsKindAndAnswer()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        (await connector.PostAsync(Users, "{\"userName\":\"ada\"")).Require(400);
        (await connector.GetAsync($"{Users}?filter=userName%20eqq%20%22ada@example.com%22")).Require(400);
        (await connector.GetAsync($"{Users}/ada@example.com")).Require(404);

        var entries = await EntriesAsync(tenant);
        Assert.That(
            entries.Select(entry => $"{entry["method"]} {entry["path"]}?{entry["query"]} {entry["status"]} {entry["scim_type"]}"),
            Is.EqualTo([
                $"GET {Users}/***? 404 ",
                $"GET {Users}?filter=userName *** \"***\" 400 invalidFilter",
                $"POST {Users}? 400 invalidSyntax",
            ]));
        var details = (await tenant.Admin.GetAsync($"{Path}/{entries[2]["id"]}")).Require(200);
        Assert.That(details["request"]!.ToJsonString(), Is.EqualTo("""{"body":{"userName":"***"},"truncated":true}"""));
        Assert.That((string?)details["response"]!["body"]!["scimType"], Is.EqualTo("invalidSyntax"));
    }

    [Test]
    public async Task Read_ThatSucceeds_IsNotKept()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        (await connector.GetAsync(Users)).Require(200);
        (await connector.PostAsync($"{Users}/.search", """{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]}""")).Require(200);

        Assert.That(await EntriesAsync(tenant), Is.Empty);
    }

    [Test]
    public async Task Filters_OfTheList_ShowWhatFits()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        var id = (string)(await connector.PostAsync(Users, ScimUsersTests.User("ada"))).Require(201)["id"]!;
        (await connector.PostAsync(Users, ScimUsersTests.User("ADA"))).Require(409);
        (await connector.DeleteAsync($"{Users}/{id}")).Require(204);
        (await connector.PostAsync("/scim/v2/Groups", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"A"}""")).Require(201);

        Assert.That(await StatusesAsync(tenant, ""), Is.EqualTo([201, 204, 409, 201]));
        Assert.That(await StatusesAsync(tenant, "status=409"), Is.EqualTo([409]));
        Assert.That(await StatusesAsync(tenant, "status=2xx"), Is.EqualTo([201, 204, 201]));
        Assert.That(await StatusesAsync(tenant, $"path={Users}"), Is.EqualTo([204, 409, 201]));
        Assert.That(await StatusesAsync(tenant, "method=delete"), Is.EqualTo([204]));
        Assert.That(await StatusesAsync(tenant, $"resource={id}"), Is.EqualTo([204, 201]));
        Assert.That(await StatusesAsync(tenant, "to=2001-01-01T00:00:00Z"), Is.Empty);
        Assert.That((await tenant.Admin.GetAsync($"{Path}?limit=3")).Require(200)["next_cursor"], Is.Not.Null);
    }

    [TestCase("status=teapot", "status")]
    [TestCase("status=600", "status")]
    [TestCase("resource=7", "resource")]
    [TestCase("from=now", "from")]
    [TestCase("limit=1000", "limit")]
    [TestCase("cursor=x", "cursor")]
    public async Task List_ByWhatCannotBe_Is422ThatNamesTheParameter(string query, string parameter)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"{Path}?{query}");

        Assert.That(answer.Require(422)["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo($"[\"query\",\"{parameter}\"]"));
    }

    [Test]
    public async Task Entries_OfAnotherTenant_AreNotSeen()
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        await other.AddUserAsync("ada");
        var entry = (await EntriesAsync(other)).Single();

        Assert.That(await EntriesAsync(mine), Is.Empty);
        Assert.That((await mine.Admin.GetAsync($"{Path}/{entry["id"]}")).Status, Is.EqualTo(404));
        Assert.That((await mine.Admin.GetAsync($"{Path}?tenant_id={other.Id}")).Status, Is.EqualTo(403));
        Assert.That((await mine.As("scim.users.read").GetAsync(Path)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Stored_AfterRequestsFullOfPeopleAndSecrets_HasNoneOfThem()
    {
        var tenant = await App.AddTenantAsync();
        var (_, secret) = await tenant.MintAsync();
        var connector = App.As($"Bearer {secret}");
        const string Password = "t1meMa$heen";
        var id = (string)(await connector.PostAsync(Users, ScimUsersTests.User("babs.jensen@example.com")[..^1]
            + $$""","password":"{{Password}}","displayName":"Babs Jensen","emails":[{"value":"babs.jensen@example.com","type":"work"}],"phoneNumbers":[{"value":"555-0100"}]}""")).Require(201)["id"]!;
        (await connector.PatchAsync($"{Users}/{id}", ScimUsersTests.Patch($"\"password\":\"x{Password}\",\"nickName\":\"Babs\""))).Require(200);
        (await connector.PatchAsync($"{Users}/{id}", """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"babs.jensen@example.com","value":"Babs Jensen"}]}""")).Require(400);
        await connector.GetAsync($"{Users}?filter=emails.value%20eq%20babs.jensen@example.com&x={secret}&babs.jensen@example.com=1");
        await connector.PostAsync(Users, "babs.jensen@example.com");
        await connector.PostAsync("/scim/v2/Bulk", """{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"POST","path":"/Users/Babs","bulkId":"babs.jensen@example.com","data":{}}]}""");
        await EntriesAsync(tenant);

        await using var scope = App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>();
        var entries = await context.ProvisioningEntries.AsNoTracking().ToListAsync();
        var records = await context.AuditEvents.AsNoTracking().ToListAsync();
        var stored = string.Join('\n', entries.Select(entry => JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(entry))!.ToJsonString())
            .Concat(records.Select(record => $"{record.Actor} {record.Changes}")));
        Assert.That(entries, Has.Count.GreaterThanOrEqualTo(6));
        Assert.That(stored, Does.Not.Contain("@").And.Not.Contain("abs").And.Not.Contain("ensen"));
        Assert.That(stored, Does.Not.Contain(Password).And.Not.Contain(secret).And.Not.Contain("555-0100").And.Not.Contain("eyJ"));
    }

    [Test]
    public async Task Stored_AfterRequestsWithATokenInPlaceOfAName_DoesNotHaveIt()
    {
        var tenant = await App.AddTenantAsync();
        var (_, secret) = await tenant.MintAsync();
        var connector = App.As($"Bearer {secret}");
        await connector.GetAsync($"{Users}?{secret}");
        await connector.GetAsync($"{Users}?{secret}&count=x");
        await connector.GetAsync($"{Users}?filter={secret}%20eq%20%22a%22");
        await connector.GetAsync($"{Users}?filter=emails%5B{secret}%20eq%20%22a%22%5D&attributes={secret}&sortBy={secret}");
        await connector.GetAsync($"/scim/v2/Schemas/urn:{secret}");
        await connector.PostAsync(Users, $$$"""{"schemas":["urn:x:{{{secret}}}"],"userName":"ada","{{{secret}}}":1,"urn:x:{{{secret}}}:User":{"{{{secret}}}":true},"meta":{"location":"https://{{{secret}}}/Users"}}""");
        await connector.PatchAsync($"{Users}/{secret}", $$$"""{"schemas":["{{{secret}}}"],"Operations":[{"op":"add","path":"urn:{{{secret}}}:x","value":{"{{{secret}}}":"true"}}]}""");
        await connector.PostAsync("/scim/v2/Bulk", $$$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"{{{secret}}}","path":"/{{{secret}}}","bulkId":"a","data":{"{{{secret}}}":{} } }]}""");

        await EntriesAsync(tenant);

        await using var scope = App.Services.CreateAsyncScope();
        var entries = await scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>().ProvisioningEntries.AsNoTracking()
            .Where(entry => entry.TenantId == new Domain.Tenants.TenantId(tenant.Id)).ToListAsync();
        Assert.That(entries, Has.Count.GreaterThanOrEqualTo(5));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(entries), Does.Not.Contain(secret));
    }

    [Test]
    public async Task Names_OfATenantsOwnSchema_AreKeptForThatTenantOnly()
    {
        var (mine, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        await SchemaBodies.AddBadgeAsync(mine);
        const string Body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada","{{SchemaBodies.Badge}}":{"number":"A-1"} }""";
        await mine.Admin.PostAsync(Users, Body);
        await other.Admin.PostAsync(Users, Body);

        Assert.That((await RequestAsync(mine))[SchemaBodies.Badge]!.ToJsonString(), Is.EqualTo("""{"number":"***"}"""));
        Assert.That((await RequestAsync(other)).ToJsonString(), Does.Not.Contain("badge"));
    }

    private async Task<JsonNode> RequestAsync(TestTenant tenant)
    {
        var entry = (await EntriesAsync(tenant)).Last(entry => (string?)entry["path"] == Users);
        return (await tenant.Admin.GetAsync($"{Path}/{entry["id"]}")).Require(200)["request"]!["body"]!;
    }

    private async Task<List<JsonObject>> EntriesAsync(TestTenant tenant, string filter = "")
    {
        await using (var scope = App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ProvisioningLogJob>().RunAsync(default);
        }

        var answer = await tenant.Admin.GetAsync($"{Path}?{filter}");
        return [.. answer.Require(200)["items"]!.AsArray().Select(entry => entry!.AsObject())];
    }

    private async Task<List<int>> StatusesAsync(TestTenant tenant, string filter) =>
        [.. (await EntriesAsync(tenant, filter)).Select(entry => (int)entry["status"]!)];
}
