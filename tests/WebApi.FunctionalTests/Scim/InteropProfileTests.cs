using ScimPlatform.WebApi.FunctionalTests.Dialects.Schemas;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>A tenant that holds its connector to the SCIM interoperability profile; what it forbids in detail is in the kernel's tests.</summary>
internal sealed class InteropProfileTests : ServerFixture
{
    private const string Users = "/scim/v2/Users";
    private const string Groups = "/scim/v2/Groups";

    [Test]
    public async Task Config_OfTheTenant_SaysThatItConforms()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        var before = (await connector.GetAsync("/scim/v2/ServiceProviderConfig")).Require(200);

        await HoldAsync(tenant);

        Assert.That(before.Members, Does.Not.Contain("interopProfileConformant"));
        Assert.That((bool)(await connector.GetAsync("/scim/v2/ServiceProviderConfig")).Require(200)["interopProfileConformant"]!);

        // The other base has a voice of its own, which takes what F5 sends whatever the tenant's profile is.
        Assert.That((await connector.GetAsync("/api/scim/namespaces/system/v2/ServiceProviderConfig")).Require(200).Members, Does.Not.Contain("interopProfileConformant"));
    }

    [TestCase("""{"op":"replace","value":{"active":false}}""", "invalidSyntax")]
    [TestCase("""{"op":"replace","path":"colour","value":"red"}""", "invalidSyntax")]
    [TestCase("""{"op":"remove","path":"emails[type eq \"work\"]"}""", "invalidPath")]
    [TestCase("""{"op":"replace","path":"emails[value pr].type","value":"other"}""", "invalidFilter")]
    public async Task Patch_ThatTheProfileForbids_Is400AndChangesNothing(string operation, string scimType)
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada", """ "emails":[{"type":"work","value":"a@example.com"},{"type":"home","value":"b@example.com"}] """);
        await HoldAsync(tenant);
        var connector = await tenant.ConnectorAsync();
        var before = (await connector.GetAsync($"{Users}/{id}")).Text;

        var alone = await connector.PatchAsync($"{Users}/{id}", Message(operation));
        var inBulk = await connector.PostAsync("/scim/v2/Bulk", Bulk("PATCH", $"/Users/{id}", Message(operation)));

        Assert.That((alone.Status, (string?)alone["scimType"]), Is.EqualTo((400, scimType)));
        Assert.That((string?)inBulk.Require(200)["Operations"]![0]!["response"]!["scimType"], Is.EqualTo(scimType));
        Assert.That((await connector.GetAsync($"{Users}/{id}")).Text, Is.EqualTo(before));
    }

    [Test]
    public async Task Write_OfAnUnknownAttribute_IsInvalidSyntaxAndStoresNothing()
    {
        var tenant = await App.AddTenantAsync();
        var id = await tenant.AddUserAsync("ada");
        var group = await tenant.AddGroupAsync("G");
        await HoldAsync(tenant);
        var connector = await tenant.ConnectorAsync();
        var user = ScimUsersTests.User("eve", "\"colour\":\"red\"");
        const string NewGroup = """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"H","colour":"red"}""";

        Answer[] refused =
        [
            await connector.PostAsync(Users, user),
            await connector.PutAsync($"{Users}/{id}", user),
            await connector.PostAsync(Groups, NewGroup),
            await connector.PutAsync($"{Groups}/{group}", NewGroup),
        ];
        var inBulk = await connector.PostAsync("/scim/v2/Bulk", Bulk("POST", "/Users", user));

        Assert.That(refused.Select(answer => (answer.Status, (string?)answer["scimType"], (string?)answer["detail"])), Is.All.EqualTo(
            (400, "invalidSyntax", "There is no attribute 'colour'.")));
        Assert.That((string?)inBulk.Require(200)["Operations"]![0]!["status"], Is.EqualTo("400"));
        Assert.That((await tenant.CountUsersAsync(), (string?)(await connector.GetAsync($"{Users}/{id}"))["userName"]), Is.EqualTo((1, "ada")));
        Assert.That((int)(await connector.GetAsync(Groups))["totalResults"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Members_ByTheirIds_AreRemovedOneByOne()
    {
        var tenant = await App.AddTenantAsync();
        var (ada, eve) = (await tenant.AddUserAsync("ada"), await tenant.AddUserAsync("eve"));
        var group = await tenant.AddGroupAsync("G", ada, eve);
        await HoldAsync(tenant);
        var connector = await tenant.ConnectorAsync();

        var both = await connector.PatchAsync(
            $"{Groups}/{group}", Message($$"""{"op":"remove","path":"members[value eq \"{{ada}}\" or value eq \"{{eve}}\"]"}"""));
        var one = await connector.PatchAsync($"{Groups}/{group}", Message($$"""{"op":"remove","path":"members[value eq \"{{ada}}\"]"}"""));
        var again = await connector.PatchAsync($"{Groups}/{group}", Message($$"""{"op":"remove","path":"members[value eq \"{{ada}}\"]"}"""));

        Assert.That((both.Status, (string?)both["scimType"]), Is.EqualTo((400, "invalidPath")));
        Assert.That((one.Status, again.Status, (string?)again["scimType"]), Is.EqualTo((204, 400, "noTarget")));
        Assert.That((await connector.GetAsync($"{Groups}/{group}"))["members"]!.AsArray().Select(member => (string?)member!["value"]), Is.EqualTo([eve]));
    }

    // What a tenant defines is known.
    [Test]
    public async Task Write_OfTheTenantsOwnSchema_IsTaken()
    {
        var tenant = await App.AddTenantAsync();
        await SchemaBodies.AddBadgeAsync(tenant);
        await HoldAsync(tenant);

        var created = await (await tenant.ConnectorAsync()).PostAsync(
            Users, $$$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","{{{SchemaBodies.Badge}}}"],"userName":"ada","{{{SchemaBodies.Badge}}}":{"number":"A-1"}}""");

        Assert.That((string?)created.Require(201)[SchemaBodies.Badge]!["number"], Is.EqualTo("A-1"));
    }

    private static async Task HoldAsync(TestTenant tenant) =>
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", """{"compatibility_profile":"interop"}""")).Require(200);

    private static string Message(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";

    private static string Bulk(string method, string path, string data) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"{{method}}","path":"{{path}}","bulkId":"1","data":{{data}}}]}""";
}
