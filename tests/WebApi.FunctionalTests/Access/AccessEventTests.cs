using ScimPlatform.TestSupport;
using ScimPlatform.WebApi.FunctionalTests.Events;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.Access;

/// <summary>Whose access has become another one is told with every change that made it so.</summary>
internal sealed class AccessEventTests : ServerFixture
{
    private const string Mappings = "/api/v1/admin/role-mappings";
    private const string Bindings = "/api/v1/admin/role-bindings";

    [Test]
    public async Task Members_DirectAndNested_AreToldAsTheyComeAndGo()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        var low = await tenant.AddGroupAsync("Low", ada);
        var top = await tenant.AddGroupAsync("Top");
        await MapAsync(tenant, """{"display_name":"top"}""");
        var connector = await tenant.ConnectorAsync();
        var end = await tenant.EndAsync();

        (await connector.PatchAsync($"/scim/v2/Groups/{top}", Patch("add", "members", $$"""[{"value":"{{low}}"}]"""))).Require(204);
        (await connector.PatchAsync($"/scim/v2/Groups/{low}", Patch("add", "members", $$"""[{"value":"{{bob}}"}]"""))).Require(204);
        (await connector.PatchAsync($"/scim/v2/Groups/{top}", Patch("add", "members", $$"""[{"value":"{{bob}}"}]"""))).Require(204);
        (await connector.PatchAsync($"/scim/v2/Groups/{low}", Remove($"members[value eq \\\"{bob}\\\"]"))).Require(204);
        (await connector.PatchAsync($"/scim/v2/Groups/{top}", Remove("members"))).Require(204);

        Assert.That(await ToldAsync(tenant, end, 3), Is.EqualTo(new[]
        {
            $"access.granted {top}: {ada}", $"access.granted {low}: {bob}", $"access.revoked {top}: {Both(ada, bob)}",
        }));
    }

    [Test]
    public async Task Group_RenamedMovedAndDeleted_TellsOfAllBelow()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        await MapAsync(tenant, """{"display_name":"Lead"}""");
        await MapAsync(tenant, """{"external_id":"x-1"}""", "other");
        var low = await tenant.AddGroupAsync("Low", ada);
        var group = await tenant.AddGroupAsync("Group", low, bob);
        var end = await tenant.EndAsync();

        (await tenant.Admin.PatchAsync($"/scim/v2/Groups/{group}", Patch("replace", "displayName", "\"LEAD\""))).Require(204);
        (await tenant.Admin.PatchAsync($"/scim/v2/Groups/{group}", Patch("replace", "displayName", "\"lead\""))).Require(204);
        var put = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Else","externalId":"x-1","members":[{"value":"{{low}}"}]}""";
        (await tenant.Admin.SendAsync(HttpMethod.Put, $"/scim/v2/Groups/{group}", put)).Require(200);
        (await tenant.Admin.DeleteAsync($"/scim/v2/Groups/{group}")).Require(204);
        var again = await tenant.AddGroupAsync("Lead", low);

        Assert.That(await ToldAsync(tenant, end, 5), Is.EqualTo(new[]
        {
            $"access.granted {group}: {Both(ada, bob)}", $"access.granted other {group}: {ada}", $"access.revoked {group}: {Both(ada, bob)}",
            $"access.revoked other {group}: {ada}", $"access.granted {again}: {ada}",
        }));
    }

    [Test]
    public async Task User_DeactivatedActivatedAndDeleted_IsTold()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var group = await tenant.AddGroupAsync("Group", ada);
        await MapAsync(tenant, $$"""{"id":"{{group}}"}""");
        var end = await tenant.EndAsync();

        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{ada}", ScimUsersTests.Patch("\"title\":\"x\""))).Require(200);
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{ada}", ScimUsersTests.Patch("\"active\":false"))).Require(200);
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{ada}", ScimUsersTests.Patch("\"active\":true"))).Require(200);
        (await tenant.Admin.DeleteAsync($"/scim/v2/Users/{ada}")).Require(204);

        Assert.That(await ToldAsync(tenant, end, 3), Is.EqualTo(new[]
        {
            $"access.revoked {ada}: {ada}", $"access.granted {ada}: {ada}", $"access.revoked {ada}: {ada}",
        }));
    }

    [Test]
    public async Task Bindings_OfWhoHasTheRoleAnyway_TellNothing()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, bob) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("bob"));
        var group = await tenant.AddGroupAsync("Group", ada);
        await MapAsync(tenant, $$"""{"id":"{{group}}"}""");
        var end = await tenant.EndAsync();

        var first = (await tenant.Admin.PostAsync(Bindings, $$"""{"user_id":"{{ada}}","namespace":"shop","role":"lead"}""")).Require(201);
        var second = (await tenant.Admin.PostAsync(Bindings, $$"""{"user_id":"{{bob}}","namespace":"shop","role":"lead"}""")).Require(201);
        (await tenant.Admin.DeleteAsync($"{Bindings}/{first["id"]}")).Require(204);
        (await tenant.Admin.DeleteAsync($"{Bindings}/{second["id"]}")).Require(204);
        (await tenant.Admin.PatchAsync($"/scim/v2/Users/{bob}", ScimUsersTests.Patch("\"roles\":[{\"value\":\"shop/lead\"}]"))).Require(200);
        var cid = await tenant.AddUserAsync("cid", "\"roles\":[{\"value\":\"shop/lead\"}]");

        Assert.That(await ToldAsync(tenant, end, 4), Is.EqualTo(new[]
        {
            $"access.granted {bob}: {bob}", $"access.revoked {bob}: {bob}", $"access.granted {bob}: {bob}", $"access.granted {cid}: {cid}",
        }));
    }

    [Test]
    public async Task Tenant_ThatMapsNothing_IsToldNothing()
    {
        var tenant = await App.AddTenantAsync();
        var end = await tenant.EndAsync();
        var connector = await tenant.ConnectorAsync();

        var ada = await tenant.AddUserAsync("ada", "\"roles\":[{\"value\":\"lead\"}]");
        await tenant.AddGroupAsync("Group", ada);
        (await connector.PatchAsync($"/scim/v2/Users/{ada}", ScimUsersTests.Patch("\"active\":false"))).Require(200);
        await tenant.EndAsync();

        Assert.That(await ToldAsync(tenant, end, 0), Is.Empty);
    }

    [Test]
    public async Task Bulk_OfACircleAndOfMembers_TellsOfEachUserOnce()
    {
        var tenant = await App.AddTenantAsync();
        await MapAsync(tenant, """{"display_name":"Lead"}""");
        var connector = await tenant.ConnectorAsync();
        var end = await tenant.EndAsync();

        var bulk = (await connector.PostAsync("/scim/v2/Bulk", """
            {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
              {"method":"POST","path":"/Groups","bulkId":"g","data":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Lead","members":[{"value":"bulkId:h"},{"value":"bulkId:u"}]}},
              {"method":"POST","path":"/Groups","bulkId":"h","data":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Low","members":[{"value":"bulkId:g"},{"value":"bulkId:u"}]}},
              {"method":"POST","path":"/Users","bulkId":"u","data":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada","roles":[{"value":"shop/lead"}]}}]}
            """)).Require(200);

        var user = bulk["Operations"]!.AsArray().Select(one => (string)one!["location"]!).Single(location => location.Contains("/Users/", StringComparison.Ordinal)).Split('/')[^1];
        Assert.That((await ToldAsync(tenant, end, 1)).Select(told => told.Split(' ') is [var type, _, var users] ? $"{type} {users}" : told), Is.EqualTo(new[] { $"access.granted {user}" }));
    }

    /// <summary>Whoever adds up what is told knows who has which role, whatever is done.</summary>
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Told_AddedUp_IsTheAccessThatThereIs(int seed)
    {
        var model = await AccessModel.StartAsync(App, new Dice((ulong)seed));
        for (var step = 0; step < 60; step++)
        {
            var done = await model.StepAsync();
            Assert.That(await model.ToldAsync(), Is.EqualTo(await model.HeldAsync()), $"after step {step} of {seed}: {done}");
        }
    }

    private static async Task MapAsync(TestTenant tenant, string group, string role = "lead") =>
        (await tenant.Admin.PostAsync(Mappings, $$"""{"group":{{group}},"namespace":"shop","role":"{{role}}"}""")).Require(201);

    private static async Task<List<string>> ToldAsync(TestTenant tenant, string after, int count)
    {
        await tenant.EndAsync();
        var events = await tenant.EventsAsync(after, count, "limit=1000&types=access.granted,access.revoked");
        var answers = new List<string>();
        foreach (var one in events)
        {
            var users = string.Join(' ', one["users"]!.AsArray().Select(user => (string)user!));
            var role = (string)one["role"]!["role"]!;
            Assert.That((string)one["role"]!["namespace"]!, Is.EqualTo("shop"));
            answers.Add($"{one["type"]} {(role == "lead" ? "" : $"{role} ")}{one["resource"]!["id"]}: {users}");
        }

        return answers;
    }

    private static string Both(params string[] users) => string.Join(' ', users.Select(Guid.Parse).Order());

    private static string Patch(string op, string path, string value) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"{{op}}","path":"{{path}}","value":{{value}}}]}""";

    private static string Remove(string path) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"{{path}}"}]}""";
}
