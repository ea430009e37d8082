using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Access;

/// <summary>The guard against mass removal: so many users go within its minutes, by whatever request on the SCIM plane.</summary>
internal sealed class DeprovisionGuardTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";
    private const string F5 = "/api/scim/namespaces/system/v2";

    private static readonly string Off = ScimUsersTests.Patch("\"active\":false");
    private static readonly string On = ScimUsersTests.Patch("\"active\":true");

    [Test]
    public async Task Deprovision_BeyondTheGuard_Is429WithNothingDoneAndRecorded()
    {
        var tenant = await App.AddTenantAsync();
        var users = await AddUsersAsync(tenant, 4);
        var connector = await tenant.ConnectorAsync();
        await GuardAsync(tenant, 2);

        var first = await connector.PatchAsync($"{Users}/{users[0]}", Off);
        var byJwt = await tenant.Admin.DeleteAsync($"{Users}/{users[1]}");
        var beyond = await connector.PatchAsync($"{Users}/{users[2]}", Off);
        var belowF5 = await connector.DeleteAsync($"{F5}/Users/{users[2]}");

        Assert.That((first.Status, byJwt.Status), Is.EqualTo((200, 204)));
        foreach (var refused in new[] { beyond, belowF5 })
        {
            Assert.That(refused.Status, Is.EqualTo(429), refused.Text);
            Assert.That(refused.ContentType, Does.StartWith("application/scim+json"));
            Assert.That((string?)refused["status"], Is.EqualTo("429"));
            Assert.That(int.Parse(refused.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 600));
        }

        Assert.That((bool)(await connector.GetAsync($"{Users}/{users[2]}"))["active"]!);
        Assert.That(await GuardedRecordsAsync(tenant), Is.Not.Empty.And.All.EqualTo("""{"limit":2,"minutes":10}"""));
    }

    [Test]
    public async Task Deprovision_TheSameUserOrActivations_CountOnceOrNot()
    {
        var tenant = await App.AddTenantAsync();
        var users = await AddUsersAsync(tenant, 2);
        await GuardAsync(tenant, 1);

        Answer[] passed =
        [
            await tenant.Admin.PatchAsync($"{Users}/{users[0]}", Off),
            await tenant.Admin.PatchAsync($"{Users}/{users[0]}", On),
            await tenant.Admin.PutAsync($"{Users}/{users[0]}", ScimUsersTests.User("u0", "\"active\":false")),
            await tenant.Admin.PatchAsync($"{Users}/{users[0]}", Off),
        ];
        var deleted = await tenant.Admin.DeleteAsync($"{Users}/{users[0]}");
        var another = await tenant.Admin.PutAsync($"{Users}/{users[1]}", ScimUsersTests.User("u1", "\"active\":false"));

        Assert.That(passed.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That((deleted.Status, another.Status), Is.EqualTo((204, 429)));
    }

    [Test]
    public async Task Bulk_BeyondTheGuard_IsRefusedByOperation()
    {
        var tenant = await App.AddTenantAsync();
        var users = await AddUsersAsync(tenant, 3);
        await GuardAsync(tenant, 2);
        var operations = users.Select(user => $$"""{"method":"DELETE","path":"/Users/{{user}}"}""");

        var bulk = (await tenant.Admin.PostAsync(
            "/scim/v2/Bulk", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{string.Join(',', operations)}}]}""")).Require(200);

        Assert.That(bulk["Operations"]!.AsArray().Select(done => (string?)done!["status"]), Is.EquivalentTo(["204", "204", "429"]));
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Remove_FromGroupsThatLeadToAMappedOne_CountsTheirUsers()
    {
        var tenant = await App.AddTenantAsync();
        var users = await AddUsersAsync(tenant, 5);
        var inner = await tenant.AddGroupAsync("Inner", users[0], users[1]);
        var mapped = await tenant.AddGroupAsync("Mapped", inner, users[2]);
        var free = await tenant.AddGroupAsync("Free", [.. users]);
        (await tenant.Admin.PostAsync(
            "/api/v1/admin/role-mappings", """{"group":{"display_name":"mapped"},"namespace":"shop","role":"admin"}""")).Require(201);
        await GuardAsync(tenant, 1);

        // Nobody has a role by this one.
        (await tenant.Admin.DeleteAsync($"/scim/v2/Groups/{free}")).Require(204);
        var wholeGroup = await tenant.Admin.DeleteAsync($"/scim/v2/Groups/{mapped}");
        var innerGroup = await tenant.Admin.PatchAsync($"/scim/v2/Groups/{mapped}", Removal(inner));
        var all = await tenant.Admin.PutAsync($"/scim/v2/Groups/{mapped}", TestGroup("Mapped"));
        var one = await tenant.Admin.PatchAsync($"/scim/v2/Groups/{inner}", Removal(users[0]));
        var again = await tenant.Admin.PatchAsync($"/scim/v2/Groups/{inner}", Addition(users[0]));
        var next = await tenant.Admin.PatchAsync($"/scim/v2/Groups/{inner}", Removal(users[1]));

        Assert.That(new[] { wholeGroup, innerGroup, all, one, again, next }.Select(answer => answer.Status), Is.EqualTo([429, 429, 429, 204, 204, 429]));
        Assert.That((int)(await tenant.Admin.GetAsync("/api/v1/admin/access?namespace=shop&role=admin"))["total"]!, Is.EqualTo(3));
    }

    [Test]
    public async Task Release_OfTheGuard_LetsThroughForItsMinutesAndIsRecorded()
    {
        var tenant = await App.AddTenantAsync();
        var users = await AddUsersAsync(tenant, 3);
        var connector = await tenant.ConnectorAsync();
        await GuardAsync(tenant, 1);
        (await connector.DeleteAsync($"{Users}/{users[0]}")).Require(204);
        (await connector.DeleteAsync($"{Users}/{users[1]}")).Require(429);

        var released = (await tenant.Admin.PostAsync($"/api/v1/admin/tenants/{tenant.Slug}/deprovision-guard/release", """{"minutes":5}""")).Require(200);

        Assert.That(released.Members, Is.EqualTo(["released_until"]));
        Assert.That((await connector.DeleteAsync($"{Users}/{users[1]}")).Status, Is.EqualTo(204));
        Assert.That((await tenant.Admin.DeleteAsync($"{Users}/{users[2]}")).Status, Is.EqualTo(204));
        var records = (await tenant.Admin.GetAsync("/api/v1/admin/audit-events?action=tenant.updated")).Require(200)["items"]!.AsArray();
        Assert.That(
            records.Select(record => record!["changes"]!.ToJsonString()),
            Is.EqualTo([
                $$$"""{"deprovision_released_until":{"from":null,"to":"{{{released["released_until"]}}}"},"version":4}""",
                """{"deprovision_guard":{"from":null,"to":{"limit":1,"minutes":10}},"version":3}""",
            ]));
    }

    [Test]
    public async Task Guard_Off_IsShownAndBindsNothing()
    {
        var tenant = await App.AddTenantAsync();
        var users = await AddUsersAsync(tenant, 3);
        var path = $"/api/v1/admin/tenants/{tenant.Slug}";
        var before = (await tenant.Admin.GetAsync(path)).Require(200)["deprovision_guard"];
        var on = await GuardAsync(tenant, 1);
        var off = (await tenant.Admin.PatchAsync(path, """{"deprovision_guard":null}""")).Require(200);
        var release = await tenant.Admin.PostAsync($"{path}/deprovision-guard/release", """{"minutes":5}""");

        Assert.That((before, off["deprovision_guard"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
        Assert.That(on["deprovision_guard"]!.ToJsonString(), Is.EqualTo("""{"limit":1,"minutes":10}"""));
        Assert.That((release.Status, release.Text), Is.EqualTo((409, """{"detail":"The tenant has no deprovision guard that could be released."}""")));
        foreach (var user in users)
        {
            Assert.That((await tenant.Admin.DeleteAsync($"{Users}/{user}")).Status, Is.EqualTo(204));
        }
    }

    [TestCase("""{"deprovision_guard":7}""", """["body","deprovision_guard"]""", "model_attributes_type")]
    [TestCase("""{"deprovision_guard":{"limit":1}}""", """["body","deprovision_guard","minutes"]""", "missing")]
    [TestCase("""{"deprovision_guard":{"limit":0,"minutes":1}}""", """["body","deprovision_guard","limit"]""", "greater_than_equal")]
    [TestCase("""{"deprovision_guard":{"limit":1,"minutes":1441}}""", """["body","deprovision_guard","minutes"]""", "less_than_equal")]
    [TestCase("""{"deprovision_guard":{"limit":1,"minutes":"1"}}""", """["body","deprovision_guard","minutes"]""", "int_type")]
    [TestCase("""{"deprovision_guard":{"limit":1,"minutes":1,"users":1}}""", """["body","deprovision_guard","users"]""", "extra_forbidden")]
    public async Task Patch_BadGuard_IsNamedAndChangesNothing(string body, string place, string type)
    {
        var tenant = await App.AddTenantAsync();

        AdminTests.AssertInvalid(await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", body), place, type);
        Assert.That((await tenant.Admin.GetAsync($"/api/v1/admin/tenants/{tenant.Slug}"))["deprovision_guard"], Is.Null);
    }

    [TestCase("""{}""", "missing")]
    [TestCase("""{"minutes":0}""", "greater_than_equal")]
    [TestCase("""{"minutes":1441}""", "less_than_equal")]
    public async Task Release_BadMinutes_IsNamed(string body, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PostAsync($"/api/v1/admin/tenants/{tenant.Slug}/deprovision-guard/release", body);

        AdminTests.AssertInvalid(answer, """["body","minutes"]""", type);
    }

    [Test]
    public async Task Release_WithoutItsScope_Is403()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.As("scim.tenants.read").PostAsync($"/api/v1/admin/tenants/{tenant.Slug}/deprovision-guard/release", """{"minutes":5}""");

        Assert.That(answer.Status, Is.EqualTo(403));
    }

    private static async Task<Answer> GuardAsync(TestTenant tenant, int limit) => (await tenant.Admin.PatchAsync(
        $"/api/v1/admin/tenants/{tenant.Slug}", $$$"""{"deprovision_guard":{"limit":{{{limit}}},"minutes":10}}""")).Require(200);

    private static async Task<List<string>> AddUsersAsync(TestTenant tenant, int count)
    {
        var users = new List<string>();
        for (var number = 0; number < count; number++)
        {
            users.Add(await tenant.AddUserAsync($"u{number}"));
        }

        return users;
    }

    private static string TestGroup(string name) => $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}"}""";

    private static string Removal(string member) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"members[value eq \"{{member}}\"]"}]}""";

    private static string Addition(string member) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"members","value":[{"value":"{{member}}"}]}]}""";

    private static async Task<IEnumerable<string>> GuardedRecordsAsync(TestTenant tenant)
    {
        await using var scope = tenant.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditNoteJob>().RunAsync(default);
        var records = (await tenant.Admin.GetAsync("/api/v1/admin/audit-events?action=sync.guarded")).Require(200)["items"]!.AsArray();
        return records.Select(record =>
        {
            var changes = record!["changes"]!.AsObject();
            changes.Remove("times");
            return changes.ToJsonString();
        });
    }
}
