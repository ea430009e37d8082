using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;

/// <summary>When and for whom a schema is in force: discovery, removal, other tenants, other nodes.</summary>
public sealed class SchemaLifeTests : ServerFixture
{
    private const string Urn = SchemaBodies.Badge;
    private const string Users = "/scim/v2/Users";
    private const string Groups = "/scim/v2/Groups";

    [TestCase("/scim/v2")]
    [TestCase("/api/scim/namespaces/system/v2")]
    public async Task Discovery_AfterCreate_ShowsTheSchemaAndWhatItExtends(string plane)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        var created = await SchemaBodies.AddBadgeAsync(tenant);
        await SchemaBodies.AddCostAsync(tenant);

        var schemas = await connector.GetAsync($"{plane}/Schemas");
        var schema = await connector.GetAsync($"{plane}/Schemas/{Urn}");
        var user = await connector.GetAsync($"{plane}/ResourceTypes/User");
        var group = await connector.GetAsync($"{plane}/ResourceTypes/Group");

        Assert.That(schemas["Resources"]!.AsArray().Select(one => (string?)one!["id"]), Is.SupersetOf(new[] { Urn, SchemaBodies.Cost }));
        Assert.That(schema["attributes"]!.ToJsonString(), Is.EqualTo(created["attributes"]!.ToJsonString()));
        Assert.That((string?)schema["description"], Is.EqualTo("Door badges."));
        Assert.That(user["schemaExtensions"]!.AsArray().Last()!.ToJsonString(), Is.EqualTo($$"""{"schema":"{{Urn}}","required":false}"""));
        Assert.That(group["schemaExtensions"]!.ToJsonString(), Is.EqualTo($$"""[{"schema":"{{SchemaBodies.Cost}}","required":false}]"""));
    }

    [Test]
    public async Task Delete_WhileAUserHasAValue_IsAConflictAndAfterwardsGone()
    {
        var tenant = await App.AddTenantAsync();
        await SchemaBodies.AddBadgeAsync(tenant);
        var id = await tenant.AddUserAsync("ada", $$"""
            "{{Urn}}":{"number":"7"}
            """);

        var used = await tenant.Admin.DeleteAsync($"{SchemaBodies.Path}/{Urn}");
        (await tenant.Admin.PatchAsync($"{Users}/{id}", Patch($$"""{"op":"remove","path":"{{Urn}}"}"""))).Require(200);
        var unused = await tenant.Admin.DeleteAsync($"{SchemaBodies.Path}/{Urn.ToUpperInvariant()}");
        var again = await tenant.Admin.DeleteAsync($"{SchemaBodies.Path}/{Urn}");

        Assert.That(used.ToString(), Is.EqualTo("""409 {"detail":"A user or group has a value under this schema. Remove the values first."}"""));
        Assert.That(unused.Status, Is.EqualTo(204), unused.ToString());
        Assert.That(again.Status, Is.EqualTo(404));
        await AssertUnknownAsync(tenant);
    }

    [Test]
    public async Task Delete_WhileAGroupHasAValue_IsAConflict()
    {
        var tenant = await App.AddTenantAsync();
        var schema = await SchemaBodies.AddCostAsync(tenant);
        var group = await AddGroupAsync(tenant, "Builders", "4130");

        var used = await tenant.Admin.DeleteAsync($"{SchemaBodies.Path}/{schema["id"]}");
        (await tenant.Admin.DeleteAsync($"{Groups}/{group}")).Require(204);
        var unused = await tenant.Admin.DeleteAsync($"{SchemaBodies.Path}/{schema["id"]}");

        Assert.That(used.Status, Is.EqualTo(409));
        Assert.That(unused.Status, Is.EqualTo(204), unused.ToString());
    }

    [Test]
    public async Task Delete_WhileAnotherTenantUsesTheSameUrn_Succeeds()
    {
        var (tenant, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        await SchemaBodies.AddBadgeAsync(tenant);
        await SchemaBodies.AddBadgeAsync(other);
        await other.AddUserAsync("ada", $$"""
            "{{Urn}}":{"number":"7"}
            """);

        var answer = await tenant.Admin.DeleteAsync($"{SchemaBodies.Path}/{Urn}");

        Assert.That(answer.Status, Is.EqualTo(204), answer.ToString());
    }

    [Test]
    public async Task Create_AgainWithOtherAttributes_IsInForceAtOnce()
    {
        var tenant = await App.AddTenantAsync();
        await SchemaBodies.AddBadgeAsync(tenant);
        (await tenant.Admin.GetAsync($"{Users}?filter={Urn}:number%20pr")).Require(200);
        (await tenant.Admin.DeleteAsync($"{SchemaBodies.Path}/{Urn}")).Require(204);
        (await tenant.Admin.PostAsync(SchemaBodies.Path, SchemaBodies.Small(Urn))).Require(201);

        var old = await tenant.Admin.GetAsync($"{Users}?filter={Urn}:number%20pr");
        var now = await tenant.Admin.GetAsync($"{Users}?filter={Urn}:x%20pr");

        Assert.That(old.Status, Is.EqualTo(400));
        Assert.That(now.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Use_ByAnotherTenant_KnowsNothingOfIt()
    {
        await SchemaBodies.AddBadgeAsync(await App.AddTenantAsync());

        var other = await App.AddTenantAsync();

        await AssertUnknownAsync(other);
    }

    [Test]
    public async Task Use_OnAnotherNode_IsInForceOnTheNextRequest()
    {
        await using var second = await TestServerApp.StartAsync(new TestServerSetup { DataDirectory = App.DataDirectory });
        var tenant = await App.AddTenantAsync();
        var there = second.As($"Bearer {(await tenant.MintAsync()).Secret}");
        (await there.GetAsync($"{Users}?count=0")).Require(200);

        await SchemaBodies.AddBadgeAsync(tenant);
        var known = await there.GetAsync($"{Users}?filter={Urn}:number%20pr");
        (await tenant.Admin.DeleteAsync($"{SchemaBodies.Path}/{Urn}")).Require(204);
        var unknown = await there.GetAsync($"{Users}?filter={Urn}:number%20pr");

        Assert.That(known.Status, Is.EqualTo(200), known.ToString());
        Assert.That(unknown.Status, Is.EqualTo(400), unknown.ToString());
    }

    [Test]
    public async Task Groups_WithAnExtension_AreCreatedPatchedFilteredAndShown()
    {
        var tenant = await App.AddTenantAsync();
        await SchemaBodies.AddCostAsync(tenant);
        var id = await AddGroupAsync(tenant, "Builders", "4130");
        await AddGroupAsync(tenant, "Painters", "4140");

        (await tenant.Admin.PatchAsync($"{Groups}/{id}", Patch($$"""{"op":"add","path":"{{SchemaBodies.Cost}}:budget","value":5}"""))).Require(204);
        var found = await tenant.Admin.GetAsync($"{Groups}?filter={Uri.EscapeDataString($"{SchemaBodies.Cost}:budget ge 5 and schemas eq \"{SchemaBodies.Cost}\"")}");

        Assert.That((int)found.Require(200)["totalResults"]!, Is.EqualTo(1));
        Assert.That(found["Resources"]![0]![SchemaBodies.Cost]!.ToJsonString(), Is.EqualTo("""{"center":"4130","budget":5}"""));
        Assert.That(found["Resources"]![0]!["schemas"]!.AsArray().Select(urn => (string?)urn), Does.Contain(SchemaBodies.Cost));
    }

    [Test]
    public async Task DeleteTenant_WithSchemasOnly_Succeeds()
    {
        var tenant = await App.AddTenantAsync();
        await SchemaBodies.AddBadgeAsync(tenant);

        var answer = await App.Platform.DeleteAsync($"/api/v1/admin/tenants/{tenant.Id}");

        Assert.That(answer.Status, Is.EqualTo(204), answer.ToString());
    }

    private static async Task AssertUnknownAsync(TestTenant tenant)
    {
        var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"eve","{{Urn}}":{"level":"not even checked"} }""";

        var created = await tenant.Admin.PostAsync(Users, body);
        var patched = await tenant.Admin.PatchAsync($"{Users}/{created.Require(201)["id"]}", Patch($$"""{"op":"add","path":"{{Urn}}:number","value":"7"}"""));
        var filtered = await tenant.Admin.GetAsync($"{Users}?filter={Urn}:number%20pr");
        var schema = await tenant.Admin.GetAsync($"/scim/v2/Schemas/{Urn}");
        var types = await tenant.Admin.GetAsync("/scim/v2/ResourceTypes");

        Assert.That(created.Text, Does.Not.Contain(Urn));
        Assert.That((string?)patched["scimType"], Is.EqualTo("invalidPath"));
        Assert.That((string?)filtered["scimType"], Is.EqualTo("invalidFilter"));
        Assert.That(schema.Status, Is.EqualTo(404));
        Assert.That(types.Text, Does.Not.Contain(Urn));
    }

    private static async Task<string> AddGroupAsync(TestTenant tenant, string name, string center)
    {
        var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","{{SchemaBodies.Cost}}":{"center":"{{center}}"} }""";
        return (await tenant.Admin.PostAsync(Groups, body)).Require(201)["id"]!.GetValue<string>();
    }

    private static string Patch(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";
}
