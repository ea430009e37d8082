using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>Who may write and not read learns which resource it wrote, and nothing that is known of it.</summary>
public sealed class WriteOnlyTests : ServerFixture
{
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:";
    private const string Title = """{"op":"replace","path":"title","value":"T"}""";
    private const string Nothing = """{"op":"add","path":"members","value":[]}""";
    private static readonly string[] Known = ["schemas", "id", "meta"];

    [TestCase("?attributes=members,displayName")]
    [TestCase("?excludedAttributes=x")]
    [TestCase("")]
    public async Task Group_WrittenWithoutTheReadScope_IsNotShown(string query)
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada", "\"displayName\":\"Ada L.\"");
        var connector = await tenant.ConnectorAsync("\"scopes\":[\"groups:write\"]");
        var body = $$"""{"schemas":["{{Core}}Group"],"displayName":"Guides","members":[{"value":"{{ada}}"}]}""";

        var created = await connector.PostAsync($"/scim/v2/Groups{query}", body);
        var path = $"/scim/v2/Groups/{created.Require(201)["id"]}";
        var replaced = await connector.PutAsync(path + query, body);
        var patched = await connector.PatchAsync(path + query, Patch(Nothing));

        Assert.That(created.Members, Is.EqualTo(Known));
        Assert.That((replaced.Require(200).Members, replaced["id"]!.ToString()), Is.EqualTo((Known, created["id"]!.ToString())));
        Assert.That((patched.Status, patched.Text), Is.EqualTo((204, "")));
        Assert.That(patched.Header("ETag"), Is.EqualTo(replaced.Header("ETag")));
        Assert.That((await tenant.Admin.PatchAsync($"{path}?attributes=members", Patch(Nothing))).Require(200).Text, Does.Contain("Ada L."));
    }

    [TestCase("/scim/v2", "?attributes=userName,groups")]
    [TestCase("/scim/v2", "")]
    [TestCase("/api/scim/namespaces/system/v2", "")]
    public async Task User_WrittenWithoutTheReadScope_IsNotShown(string basePath, string query)
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync("\"scopes\":[\"users:write\"]");
        var body = $$"""{"schemas":["{{Core}}User"],"userName":"ada","displayName":"Ada L.","roles":[{"value":"x"}]}""";

        var created = await connector.PostAsync($"{basePath}/Users{query}", body);
        var path = $"{basePath}/Users/{created.Require(201)["id"]}{query}";
        var replaced = await connector.PutAsync(path, body);
        var patched = await connector.PatchAsync(path, Patch(Title));

        Assert.That(created.Members, Is.EqualTo(Known));
        Assert.That(replaced.Require(200).Members, Is.EqualTo(Known));
        Assert.That((patched.Status, patched.Text), Is.EqualTo((204, "")));
        Assert.That((await tenant.Admin.GetAsync($"{basePath}/Users/{created["id"]}")).Header("ETag"), Is.EqualTo(patched.Header("ETag")));
    }

    [Test]
    public async Task User_WrittenByAJwtWithoutTheReadScope_IsNotShown()
    {
        var tenant = await App.AddTenantAsync();
        var ada = await tenant.AddUserAsync("ada");
        var writer = tenant.As("scim.users.write");

        var patched = await writer.PatchAsync($"/scim/v2/Users/{ada}", Patch(Title));
        var replaced = await writer.PutAsync($"/scim/v2/Users/{ada}", $$"""{"schemas":["{{Core}}User"],"userName":"ada"}""");

        Assert.That((patched.Status, patched.Text), Is.EqualTo((204, "")));
        Assert.That(replaced.Require(200).Members, Is.EqualTo(Known));
    }

    [Test]
    public async Task Tenant_WrittenWithoutTheReadScope_IsNotShown()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.As("scim.tenants.write").PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", "{}");

        Assert.That((answer.Status, answer.Text), Is.EqualTo((204, "")));
    }

    private static string Patch(string operation) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""";
}
