using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Surface;

/// <summary>HEAD is GET without the body (RFC 9110 section 9.3.2), on every interface.</summary>
public sealed class HeadTests : ServerFixture
{
    // The server's own HTTP leaves the body out; on one connection, bytes too many would spoil the next answer.
    private protected override TestServerSetup Setup => new() { Listens = true };

    [TestCase("/scim/v2/ServiceProviderConfig", 200)]
    [TestCase("/scim/v2/Users", 200)]
    [TestCase("/scim/v2/Users/unknown", 404)]
    [TestCase("/api/scim/namespaces/system/v2/Groups", 200)]
    [TestCase("/api/v1/admin/tenants", 200)]
    [TestCase("/api/v1/admin/scim-tokens", 200)]
    [TestCase("/api/v1/admin/events", 200)]
    [TestCase("/api/web/namespaces/system/scim_token", 404)]
    [TestCase("/api/admin/scim-settings", 200)]
    [TestCase("/.well-known/jwks.json", 200)]
    [TestCase("/openapi/v1.json", 200)]
    [TestCase("/", 200)]
    public async Task Head_IsGetWithoutItsBody(string path, int status)
    {
        var tenant = await App.AddTenantAsync();

        var get = await tenant.Admin.GetAsync(path);
        var head = await tenant.Admin.SendAsync(HttpMethod.Head, path, (string?)null);

        Assert.Multiple(() =>
        {
            Assert.That(get.Status, Is.EqualTo(status));
            Assert.That(head.Status, Is.EqualTo(status));
            Assert.That(head.Header("Content-Type"), Is.EqualTo(get.Header("Content-Type")));
            Assert.That(head.Header("ETag"), Is.EqualTo(get.Header("ETag")));
            Assert.That(head.Text, Is.Empty);
        });
    }

    [Test]
    public async Task Head_OfOneUser_SaysItsVersion()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        var user = await connector.PostAsync("/scim/v2/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada"}""");
        var path = $"/scim/v2/Users/{user.Require(201)["id"]}";
        var version = user["meta"]!["version"]!.GetValue<string>();

        var head = await connector.SendAsync(HttpMethod.Head, path, (string?)null);
        var same = await connector.SendAsync(HttpMethod.Head, path, (string?)null, ("If-None-Match", version));

        Assert.That(head.Status, Is.EqualTo(200));
        Assert.That(head.Header("ETag"), Is.EqualTo(version));
        Assert.That(same.Status, Is.EqualTo(304));
    }

    [TestCase("/scim/v2/Users")]
    [TestCase("/api/v1/admin/scim-tokens")]
    public async Task Head_WithoutCredentials_Is401(string path) =>
        Assert.That((await App.As(null).SendAsync(HttpMethod.Head, path, (string?)null)).Status, Is.EqualTo(401));

    [Test]
    public async Task Head_WhereNothingIsRead_Is405()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.SendAsync(HttpMethod.Head, "/oauth/token", (string?)null);

        Assert.That(answer.Status, Is.EqualTo(405));
        Assert.That(answer.Header("Allow"), Is.EqualTo("POST"));
    }
}
