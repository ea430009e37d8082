using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

public sealed class DiscoveryTests : ServerFixture
{
    private const string F5 = "/api/scim/namespaces/system/v2";

    [TestCase("/scim/v2")]
    [TestCase(F5)]
    public async Task ServiceProviderConfig_HasEveryRequiredMember(string basePath)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        var answer = await connector.GetAsync($"{basePath}/ServiceProviderConfig");

        Assert.That(answer.Require(200).ContentType, Is.EqualTo("application/scim+json"));
        Assert.That(answer.Members, Is.SupersetOf(
            new[] { "schemas", "patch", "bulk", "filter", "changePassword", "sort", "etag", "authenticationSchemes", "meta" }));
        Assert.That(answer["meta"]!["location"]!.GetValue<string>(), Is.EqualTo($"https://scim.example.com{basePath}/ServiceProviderConfig"));
        Assert.That(answer["bulk"]!["maxPayloadSize"]!.GetValue<int>(), Is.EqualTo(1024 * 1024));
    }

    [TestCase("/scim/v2")]
    [TestCase(F5)]
    public async Task ResourceTypes_AndSchemas_LeadToEachOther(string basePath)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        var types = await connector.GetAsync($"{basePath}/ResourceTypes");
        var user = await connector.GetAsync($"{basePath}/ResourceTypes/User");
        var schema = await connector.GetAsync($"{basePath}/Schemas/{user.Require(200)["schema"]}");

        Assert.That(types.Require(200)["totalResults"]!.GetValue<int>(), Is.EqualTo(types["Resources"]!.AsArray().Count));
        Assert.That(types["Resources"]!.AsArray().Select(type => type!.ToJsonString()), Does.Contain(user.Json.ToJsonString()));
        Assert.That(user["endpoint"]!.GetValue<string>(), Is.EqualTo("/Users"));
        Assert.That(schema.Require(200)["id"]!.GetValue<string>(), Is.EqualTo("urn:ietf:params:scim:schemas:core:2.0:User"));
        Assert.That(schema["attributes"]!.AsArray().Select(attribute => attribute!["name"]!.GetValue<string>()), Does.Contain("userName"));
    }

    [Test]
    public async Task Schemas_InAnyCase_AreFound()
    {
        var tenant = await App.AddTenantAsync();

        var all = await tenant.Admin.GetAsync("/scim/v2/Schemas/");
        var one = await tenant.Admin.GetAsync("/scim/v2/Schemas/URN:IETF:params:scim:schemas:core:2.0:user");

        Assert.That(all.Require(200)["Resources"]!.AsArray(), Has.Count.GreaterThan(1));
        Assert.That(one.Status, Is.EqualTo(200));
    }

    // Entra ID's gallery validation asks for every attribute that the default mappings use.
    [TestCase("User", "User Account")]
    [TestCase("Group", "Group")]
    public async Task Schema_OfATypeOfResource_ShowsExternalIdAndIsDescribedAsInTheRfc(string type, string description)
    {
        var tenant = await App.AddTenantAsync();

        var schema = await tenant.Admin.GetAsync($"/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:{type}");
        var resourceType = await tenant.Admin.GetAsync($"/scim/v2/ResourceTypes/{type}");

        Assert.That(
            schema["attributes"]!.AsArray().Single(attribute => (string?)attribute!["name"] == "externalId")!.ToJsonString(),
            Is.EqualTo("""{"name":"externalId","type":"string","multiValued":false,"description":"The identifier that the client gave.","required":false,"caseExact":true,"mutability":"readWrite","returned":"default","uniqueness":"none"}"""));
        Assert.That(((string?)schema["description"], (string?)resourceType["description"]), Is.EqualTo((description, description)));
    }

    [TestCase("/scim/v2/Schemas/urn:nothing")]
    [TestCase("/scim/v2/ResourceTypes/Nothing")]
    public async Task Unknown_Is404(string path)
    {
        var tenant = await App.AddTenantAsync();

        Voice.AssertScim(await tenant.Admin.GetAsync(path), 404);
    }

    [TestCase("/scim/v2/ServiceProviderConfig")]
    [TestCase("/scim/v2/ResourceTypes")]
    [TestCase("/scim/v2/Schemas")]
    public async Task OtherMethods_Are405(string path)
    {
        var tenant = await App.AddTenantAsync();

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
        {
            var answer = await tenant.Admin.SendAsync(method, path, method == HttpMethod.Delete ? null : "{}");

            Voice.AssertScim(answer, 405);
            Assert.That(answer.Header("Allow"), Is.EqualTo("GET, HEAD"));
        }
    }

    [TestCase("/scim/v2/ResourceTypes")]
    [TestCase("/scim/v2/Schemas")]
    public async Task Filter_Is403(string path)
    {
        var tenant = await App.AddTenantAsync();

        Voice.AssertScim(await tenant.Admin.GetAsync($"{path}?filter=id%20pr"), 403);
    }

    [TestCase("/scim/v2/ServiceProviderConfig")]
    [TestCase("/scim/v2/Users")]
    public async Task NonToken_Is401AsAScimError(string path) =>
        Voice.AssertScim(await App.As("non-token").GetAsync(path), 401);
}
