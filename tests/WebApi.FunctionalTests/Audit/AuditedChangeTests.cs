using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Audit;

/// <summary>Every change is one record, and what changes nothing is none.</summary>
public sealed class AuditedChangeTests : ServerFixture
{
    private const string Tokens = "/api/v1/admin/scim-tokens";
    private const string Bindings = "/api/v1/admin/role-bindings";

    private static readonly string[] Nothing = [];

    [Test]
    public async Task Tenant_FromCreationToDeletion_IsRecorded()
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", """{"display_name":"Acme","scim_enabled":false}""")).Require(200);
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", """{"display_name":"Acme","default_token_lifetime_days":180}""")).Require(200);
        (await App.Platform.DeleteAsync($"/api/v1/admin/tenants/{tenant.Slug}")).Require(204);

        var answer = await App.Platform.GetAsync($"{AuditTrail.Path}?tenant_id={tenant.Id}");

        var records = answer.Require(200)["items"]!.AsArray();
        Assert.That(records.Select(record => (string?)record!["action"]), Is.EqualTo(["tenant.deleted", "tenant.updated", "tenant.created"]));
        Assert.That(
            records.Select(record => record!["changes"]!.ToJsonString()),
            Is.EqualTo([
                $$$"""{"slug":{"from":"{{{tenant.Slug}}}","to":null},"version":4}""",
                $$$"""{"display_name":{"from":"{{{tenant.Slug}}}","to":"Acme"},"scim_enabled":{"from":true,"to":false},"version":3}""",
                $$$"""{"slug":{"from":null,"to":"{{{tenant.Slug}}}"},"display_name":{"from":null,"to":"{{{tenant.Slug}}}"},"scim_enabled":{"from":null,"to":true},"max_live_tokens":{"from":null,"to":1},"default_token_lifetime_days":{"from":null,"to":180},"compatibility_profile":{"from":null,"to":"default"},"version":1}""",
            ]));
    }

    [Test]
    public async Task ScimSettings_Changed_AreARecordOfTheTenant()
    {
        var tenant = await App.AddTenantAsync();
        const string Body = """{"enabled":true,"assumeControlOfExisting":true}""";

        var first = await tenant.RecordsOfAsync(() => tenant.Admin.PostAsync("/api/admin/scim-settings", Body), 200);
        var again = await tenant.RecordsOfAsync(() => tenant.Admin.PostAsync("/api/admin/scim-settings", Body), 200);

        Assert.That(first, Is.EqualTo(["""tenant.updated {"assume_control_of_existing":{"from":false,"to":true},"version":2}"""]));
        Assert.That(again, Is.EqualTo(Nothing));
    }

    [Test]
    public async Task Token_ThroughItsLife_IsOneRecordAChange()
    {
        var tenant = await App.AddTenantAsync();
        var (id, secret) = await tenant.MintAsync("\"scopes\":[\"users:read\"]");
        var path = $"{Tokens}/{id}";

        var same = await tenant.RecordsOfAsync(() => tenant.Admin.PatchAsync(path, """{"name":"IdP","scopes":["users:read"]}"""), 200);
        var changed = await tenant.RecordsOfAsync(
            () => tenant.Admin.PatchAsync(path, """{"name":"Okta","scopes":["users:read","users:write"],"allowed_networks":["192.0.2.1"]}"""), 200);
        var revoked = await tenant.RecordsOfAsync(() => tenant.Admin.DeleteAsync(path), 204);
        var again = await tenant.RecordsOfAsync(() => tenant.Admin.DeleteAsync(path), 204);

        var minted = (await tenant.RecordsAsync())[0];
        Assert.That((string?)minted["action"], Is.EqualTo("scim_token.minted"));
        Assert.That(minted["target_id"]!.GetValue<Guid>(), Is.EqualTo(id));
        Assert.That(minted["changes"]!.AsObject().Select(change => change.Key), Is.EqualTo(["name", "expires_at", "scopes", "allowed_networks", "version"]));
        Assert.That(minted.ToJsonString(), Does.Not.Contain(secret));
        Assert.That(same.Concat(again), Is.Empty);
        Assert.That(changed, Is.EqualTo([
            """scim_token.updated {"name":{"from":"IdP","to":"Okta"},"scopes":{"from":["users:read"],"to":["users:read","users:write"]},"allowed_networks":{"from":[],"to":["192.0.2.1/32"]},"version":4}""",
        ]));
        Assert.That(revoked, Is.EqualTo(["""scim_token.revoked {"version":5}"""]));
    }

    [Test]
    public async Task Recreate_InPlaceOfAToken_RecordsBothAndWhichWasReplaced()
    {
        var tenant = await App.AddTenantAsync();
        var (old, _) = await tenant.MintAsync();

        (await tenant.Admin.PostAsync("/api/admin/scim-settings/generate-new-token")).Require(200);

        var records = (await tenant.RecordsAsync())[1..];
        Assert.That(records.Select(record => (string?)record["action"]), Is.EquivalentTo(["scim_token.revoked", "scim_token.recreated"]));
        var recreated = records.Single(record => (string?)record["action"] == "scim_token.recreated");
        Assert.That(recreated["changes"]!["replaced"]!.ToJsonString(), Is.EqualTo($"[\"{old}\"]"));
        Assert.That(recreated["target_id"]!.GetValue<Guid>(), Is.Not.EqualTo(old));
    }

    [Test]
    public async Task User_ThroughItsLife_IsRecordedByTheNamesOfItsAttributes()
    {
        var tenant = await App.AddTenantAsync();
        var id = "";
        var created = await tenant.RecordsOfAsync(async () => id = await tenant.AddUserAsync("ada@example.com", "\"password\":\"s3cret-s3cret\",\"roles\":[{\"value\":\"admin\"}]"));
        var path = $"/scim/v2/Users/{id}";

        var patched = await tenant.RecordsOfAsync(() => tenant.Admin.PatchAsync(path, ScimUsersTests.Patch(
            "\"nickName\":\"A\",\"password\":\"other-s3cret\",\"roles\":[{\"value\":\"shop/x\"}],\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"D\"}")), 200);
        var same = await tenant.RecordsOfAsync(() => tenant.Admin.PatchAsync(path, ScimUsersTests.Patch("\"nickName\":\"A\"")), 200);
        var deleted = await tenant.RecordsOfAsync(() => tenant.Admin.DeleteAsync(path), 204);

        Assert.That(created, Is.EqualTo([
            """user.created {"attributes":["userName","password","roles"],"version":1}""",
            $$"""role_binding.created {"user_id":"{{id}}","namespace":"system","role":"admin"}""",
        ]));
        Assert.That(patched, Is.EqualTo([
            """user.updated {"attributes":["nickName","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","password","roles"],"version":4}""",
            $$"""role_binding.deleted {"user_id":"{{id}}","namespace":"system","role":"admin"}""",
            $$"""role_binding.created {"user_id":"{{id}}","namespace":"shop","role":"x"}""",
        ]));
        Assert.That(same, Is.EqualTo(Nothing));
        Assert.That(deleted, Is.EqualTo(["""user.deleted {"version":4}"""]));
    }

    [Test]
    public async Task Group_ThroughItsLife_IsRecordedWithWhoCameAndWent()
    {
        var tenant = await App.AddTenantAsync();
        string[] users = [await tenant.AddUserAsync("a"), await tenant.AddUserAsync("b"), await tenant.AddUserAsync("c")];
        var id = "";
        var created = await tenant.RecordsOfAsync(async () =>
            id = (string)(await tenant.Admin.PostAsync("/scim/v2/Groups", Group(users[0], users[1]))).Require(201)["id"]!);
        var path = $"/scim/v2/Groups/{id}";

        var replaced = await tenant.RecordsOfAsync(() => tenant.Admin.PutAsync(path, Group(users[1], users[2])), 200);
        var same = await tenant.RecordsOfAsync(() => tenant.Admin.PutAsync(path, Group(users[1], users[2])), 200);
        var renamed = await tenant.RecordsOfAsync(() => tenant.Admin.PatchAsync(path, ScimUsersTests.Patch("\"displayName\":\"B\"")), 204);
        var emptied = await tenant.RecordsOfAsync(() => tenant.Admin.PatchAsync(
            path, """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"members"}]}"""), 204);
        var deleted = await tenant.RecordsOfAsync(() => tenant.Admin.DeleteAsync(path), 204);

        Assert.That(created, Is.EqualTo([
            """group.created {"attributes":["displayName"],"version":1}""",
            Members(1, [users[0], users[1]], []),
        ]));
        Assert.That(replaced, Is.EqualTo([Members(2, [users[2]], [users[0]])]));
        Assert.That(same, Is.EqualTo(Nothing));
        Assert.That(renamed, Is.EqualTo(["""group.updated {"attributes":["displayName"],"version":3}"""]));
        Assert.That(emptied, Is.EqualTo([Members(4, [], [users[1], users[2]])]));
        Assert.That(deleted, Is.EqualTo(["""group.deleted {"version":4}"""]));

        static string Members(int version, string[] added, string[] removed) =>
            $$$"""group.members_changed {"attributes":["members"],"members":{"added":{{{JsonSerializer.Serialize(added)}}},"removed":{{{JsonSerializer.Serialize(removed)}}}},"version":{{{version}}}}""";
    }

    [Test]
    public async Task Member_Deleted_IsRecordedByEachOfItsGroups()
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("a");
        var child = Id(await tenant.Admin.PostAsync("/scim/v2/Groups", Group(user)));
        var group = Id(await tenant.Admin.PostAsync("/scim/v2/Groups", Group(user, child)));

        var ofUser = await tenant.RecordsOfAsync(() => tenant.Admin.DeleteAsync($"/scim/v2/Users/{user}"), 204);
        var targets = (await tenant.RecordsAsync("group.members_changed")).TakeLast(2).Select(record => (string)record["target_id"]!);
        var ofGroup = await tenant.RecordsOfAsync(() => tenant.Admin.DeleteAsync($"/scim/v2/Groups/{child}"), 204);

        Assert.That(ofUser, Is.EquivalentTo(["""user.deleted {"version":1}""", Lost(user, 2), Lost(user, 2)]));
        Assert.That(targets, Is.EquivalentTo([child, group]));
        Assert.That(ofGroup, Is.EquivalentTo(["""group.deleted {"version":2}""", Lost(child, 3)]));

        static string Id(Answer answer) => (string)answer.Require(201)["id"]!;
        static string Lost(string member, int version) =>
            $$$"""group.members_changed {"attributes":["members"],"members":{"added":[],"removed":["{{{member}}}"]},"version":{{{version}}}}""";
    }

    [Test]
    public async Task RoleBinding_AddedAndRemoved_IsARecordOfItsOwn()
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada");
        var body = $$"""{"user_id":"{{user}}","namespace":"shop","role":"monitor"}""";
        var id = "";

        var added = await tenant.RecordsOfAsync(async () => id = (string)(await tenant.Admin.PostAsync(Bindings, body)).Require(201)["id"]!);
        var again = await tenant.RecordsOfAsync(() => tenant.Admin.PostAsync(Bindings, body), 200);
        var removed = await tenant.RecordsOfAsync(() => tenant.Admin.DeleteAsync($"{Bindings}/{id}"), 204);

        var what = $$"""{"user_id":"{{user}}","namespace":"shop","role":"monitor"}""";
        Assert.That(added, Is.EqualTo([$"role_binding.created {what}"]));
        Assert.That(again, Is.EqualTo(Nothing));
        Assert.That(removed, Is.EqualTo([$"role_binding.deleted {what}"]));
    }

    [Test]
    public async Task Schema_DefinedAndRemoved_IsRecorded()
    {
        var tenant = await App.AddTenantAsync();
        const string Schema = """{"urn":"urn:example:badge:1.0:User","resource_type":"User","name":"Badge","attributes":[{"name":"x","type":"string"}]}""";

        var added = await tenant.RecordsOfAsync(() => tenant.Admin.PostAsync("/api/v1/admin/schemas", Schema), 201);
        var removed = await tenant.RecordsOfAsync(() => tenant.Admin.DeleteAsync("/api/v1/admin/schemas/urn:example:badge:1.0:User"), 204);

        Assert.That(added, Is.EqualTo(["""tenant_schema.created {"urn":"urn:example:badge:1.0:User","resource_type":"User"}"""]));
        Assert.That(removed, Is.EqualTo(["""tenant_schema.deleted {"urn":"urn:example:badge:1.0:User","resource_type":"User"}"""]));
    }

    [Test]
    public async Task Bulk_OfSeveralOperations_RecordsEachForTheSameRequest()
    {
        var tenant = await App.AddTenantAsync();
        var (token, secret) = await tenant.MintAsync();
        JsonArray operations = [
            Post("a", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a"}"""),
            Post("taken", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a"}"""),
            Post("b", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"b"}"""),
        ];
        var body = new JsonObject { ["schemas"] = new JsonArray("urn:ietf:params:scim:api:messages:2.0:BulkRequest"), ["Operations"] = operations };

        var answer = await App.As($"Bearer {secret}").PostAsync("/scim/v2/Bulk", body.ToJsonString(), (ClientAddress.Header, "198.51.100.7"));

        var records = (await tenant.RecordsAsync())[1..];
        Assert.That(answer.Require(200)["Operations"]!.AsArray().Select(one => (string?)one!["status"]), Is.EqualTo(["201", "409", "201"]));
        Assert.That(records.Select(record => (string?)record["action"]), Is.EqualTo(["user.created", "user.created"]));
        Assert.That(records.Select(record => (string?)record["actor"]), Is.All.EqualTo($"scim-token:{token}"));
        Assert.That(records.Select(record => (string?)record["ip"]), Is.All.EqualTo("198.51.100.7"));
        Assert.That(records.Select(record => (string?)record["trace_id"]), Is.All.EqualTo(answer.Header("X-Trace-Id")));
    }

    [Test]
    public async Task Refused_Change_LeavesNoRecord()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("ada");

        var taken = await tenant.RecordsOfAsync(() => tenant.Admin.PostAsync("/scim/v2/Users", ScimUsersTests.User("ADA")), 409);
        var invalid = await tenant.RecordsOfAsync(() => tenant.Admin.PostAsync($"{Tokens}/", """{"name":""}"""), 422);

        Assert.That(taken.Concat(invalid), Is.Empty);
    }

    private static string Group(params string[] members) => new JsonObject
    {
        ["schemas"] = new JsonArray("urn:ietf:params:scim:schemas:core:2.0:Group"),
        ["displayName"] = "A",
        ["members"] = new JsonArray([.. members.Select(member => new JsonObject { ["value"] = member })]),
    }.ToJsonString();

    private static JsonObject Post(string bulkId, string user) =>
        new() { ["method"] = "POST", ["path"] = "/Users", ["bulkId"] = bulkId, ["data"] = JsonNode.Parse(user) };
}
