using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>RFC 7643 section 3.1: <c>meta.location</c> is the same as the header Content-Location.</summary>
public sealed class ContentLocationTests : ServerFixture
{
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:";
    private const string NoChange = """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"externalId"}]}""";

    [TestCase("/scim/v2", "Users", "\"userName\":\"ada\",\"roles\":[{\"value\":\"x\"}]")]
    [TestCase("/scim/v2", "Groups", "\"displayName\":\"G\"")]
    [TestCase("/api/scim/namespaces/system/v2", "Users", "\"userName\":\"ada\",\"roles\":[{\"value\":\"x\"}]")]
    public async Task Answer_WithOneResource_SaysWhereItIs(string basePath, string type, string members)
    {
        var tenant = await App.AddTenantAsync();
        var body = $$"""{"schemas":["{{Core}}{{type[..^1]}}"],{{members}}}""";

        var created = await tenant.Admin.PostAsync($"{basePath}/{type}", body);
        var path = $"{basePath}/{type}/{created.Require(201)["id"]}";
        var read = await tenant.Admin.GetAsync(path);
        var unchanged = await tenant.Admin.GetAsync(path, ("If-None-Match", read.Header("ETag")!));
        Answer[] answers =
        [
            created, read, await tenant.Admin.PutAsync(path, body), await tenant.Admin.PatchAsync(path + "?excludedAttributes=externalId", NoChange),
        ];

        Assert.That(
            answers.Select(answer => answer.Header("Content-Location")),
            Is.All.EqualTo((string?)read["meta"]!["location"]).And.All.EqualTo($"https://scim.example.com{path}"));
        Assert.That((unchanged.Status, unchanged.Header("Content-Location")), Is.EqualTo((304, $"https://scim.example.com{path}")));
        Assert.That((await tenant.Admin.GetAsync($"{basePath}/{type}")).Header("Content-Location"), Is.Null);
    }

    [TestCase("ServiceProviderConfig")]
    [TestCase("ResourceTypes/User")]
    [TestCase("Schemas/urn:ietf:params:scim:schemas:core:2.0:User")]
    public async Task Answer_WithOneOfTheServersOwn_SaysWhereItIs(string path)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync($"/scim/v2/{path}");

        Assert.That(answer.Require(200).Header("Content-Location"), Is.EqualTo((string?)answer["meta"]!["location"]).And.Not.Null);
    }

    [Test]
    public async Task Answer_AboutOneself_SaysWhereTheUserIs()
    {
        var tenant = await App.AddTenantAsync();
        var me = await tenant.AddUserAsync(TestJwts.Subject);

        var answer = await tenant.Admin.GetAsync("/scim/v2/Me");

        Assert.That(answer.Require(200).Header("Content-Location"), Is.EqualTo($"https://scim.example.com/scim/v2/Users/{me}"));
    }
}
