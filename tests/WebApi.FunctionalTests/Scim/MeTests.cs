using System.Text.Json.Nodes;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>RFC 7644 section 3.11.</summary>
public sealed class MeTests
{
    private static readonly string[] Methods = ["GET", "PUT", "PATCH", "DELETE", "POST"];

    private ScimHost host = null!;
    private HttpClient admin = null!;
    private HttpClient token = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ScimHost.StartAsync();
        admin = host.As("admin");
        token = await host.WithTokenAsync("users:read");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        admin.Dispose();
        token.Dispose();
        await host.DisposeAsync();
    }

    [TestCaseSource(nameof(Methods))]
    public async Task Send_WithAScimToken_IsNotImplemented(string method)
    {
        var error = await token.SendAsync(new HttpMethod(method), "/scim/v2/Me", method is "GET" or "DELETE" ? null : [], 501);

        Assert.That((string?)error["status"], Is.EqualTo("501"));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task Send_WithoutCredentials_IsUnauthenticated(string method)
    {
        using var client = host.Anonymous();

        await client.SendAsync(new HttpMethod(method), "/scim/v2/Me", null, 401);
    }

    [Test]
    public async Task Get_AsAUser_IsThatUserAtItsPermanentPlace([Values("Grace@example.com", "grace-1")] string subject)
    {
        using var graceAs = host.As(subject);
        var id = await FindOrAddAsync("grace@example.com", """{"externalId":"grace-1"}""");

        var user = await graceAs.ListAsync("/scim/v2/Me");

        Assert.That((string?)user["id"], Is.EqualTo(id));
        Assert.That((string?)user["#location"], Does.EndWith($"/scim/v2/Users/{id}").And.EqualTo((string?)user["meta"]!["location"]));
    }

    [Test]
    public async Task Get_AsASubjectThatTwoUsersClaim_IsNotFound()
    {
        await admin.AddUserAsync("twin-1", """{"externalId":"twin"}""");
        await admin.AddUserAsync("twin-2", """{"externalId":"twin"}""");
        using var twin = host.As("twin");

        await twin.ListAsync("/scim/v2/Me", 404);
    }

    [Test]
    public async Task Get_AsASubjectThatIsNoUser_IsNotFound()
    {
        using var nobody = host.As("nobody\" or userName pr or userName eq \"x");

        await nobody.ListAsync("/scim/v2/Me", 404);
    }

    [Test]
    public async Task Change_AsAUser_ActsOnThatUser()
    {
        var id = await admin.AddUserAsync("henry");
        using var henry = host.As("henry");

        var put = await henry.ChangeAsync(HttpMethod.Put, """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"henry","title":"King"}""", 200);
        var patch = await henry.ChangeAsync(HttpMethod.Patch, """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"title","value":"Duke"}]}""", 200);
        await henry.SendAsync(HttpMethod.Delete, "/scim/v2/Me", null, 204);

        Assert.That((string?)put["title"], Is.EqualTo("King"));
        Assert.That((string?)patch["title"], Is.EqualTo("Duke"));
        Assert.That((string?)patch["id"], Is.EqualTo(id));
        await admin.ListAsync($"/scim/v2/Users/{id}", 404);
    }

    [Test]
    public async Task Change_WithAJwtThatMayOnlyRead_IsForbidden()
    {
        await admin.AddUserAsync("reader");
        using var reader = host.As("reader", "scim.users.read");

        await reader.SendAsync(HttpMethod.Delete, "/scim/v2/Me", null, 403);
        await reader.ListAsync("/scim/v2/Me");
    }

    [Test]
    public async Task Post_AsAUser_IsNotImplemented() => await admin.SendAsync(HttpMethod.Post, "/scim/v2/Me", [], 501);

    private async Task<string> FindOrAddAsync(string userName, string more)
    {
        var found = await admin.ListAsync($"/scim/v2/Users?filter=userName%20eq%20%22{userName}%22");
        return found.Ids() is [var id] ? id : await admin.AddUserAsync(userName, more);
    }
}

internal static class MeClient
{
    public static Task<JsonObject> ChangeAsync(this HttpClient client, HttpMethod method, string body, int status) =>
        client.SendAsync(method, "/scim/v2/Me", JsonNode.Parse(body)!.AsObject(), status);
}
