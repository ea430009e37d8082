using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>
/// Where the metadata of a server is whose URL has a path: the well-known part stands between host and path (RFC 8414 section 3.1, RFC 9728
/// section 3.1). Below the path they are as well, where a proxy that forwards nothing else leads to.
/// </summary>
internal sealed class MetadataPlaceTests
{
    private const string Server = "/.well-known/oauth-authorization-server";
    private const string Resource = "/.well-known/oauth-protected-resource";

    private static IEnumerable<TestCaseData> Places()
    {
        yield return new TestCaseData("PathBase", "/gw/scim", "https://scim.example.com/gw/scim").SetArgDisplayNames("a path base");
        yield return new TestCaseData("PublicBaseUrl", "https://id.example.org/gw/scim", "https://id.example.org/gw/scim").SetArgDisplayNames("a public URL");
    }

    [TestCaseSource(nameof(Places))]
    public async Task Documents_OfAServerWithAPath_AreBetweenHostAndPath(string setting, string value, string issuer)
    {
        await using var app = await TestServerApp.StartAsync(TestServerSetup.With((setting, value)));

        var server = (await app.As(null).GetAsync($"{Server}/gw/scim")).Require(200);
        var resource = (await app.As(null).GetAsync($"{Resource}/gw/scim/scim/v2")).Require(200);

        Assert.That(((string?)server["issuer"], (string?)server["token_endpoint"]), Is.EqualTo((issuer, $"{issuer}/oauth/token")));
        Assert.That(
            ((string?)resource["resource"], resource["authorization_servers"]!.ToJsonString()), Is.EqualTo(($"{issuer}/scim/v2", $"[\"{issuer}\"]")));
    }

    [TestCaseSource(nameof(Places))]
    public async Task Documents_OfAServerWithAPath_AreBelowItAsWell(string setting, string value, string issuer)
    {
        await using var app = await TestServerApp.StartAsync(TestServerSetup.With((setting, value)));

        // A proxy in front of a server with a public URL takes the path away.
        var below = setting == "PathBase" ? value : "";
        var server = (await app.As(null).GetAsync($"{below}{Server}")).Require(200);
        var resource = (await app.As(null).GetAsync($"{below}{Resource}/scim/v2")).Require(200);
        var refused = await app.As(null).GetAsync($"{below}/scim/v2/Users");

        Assert.That(((string?)server["issuer"], (string?)resource["resource"]), Is.EqualTo((issuer, $"{issuer}/scim/v2")));
        Assert.That(refused.Header("WWW-Authenticate"), Is.EqualTo($"Bearer resource_metadata=\"{issuer}{Resource}/scim/v2\""));
    }

    [TestCase(Server + "/other")]
    [TestCase(Server + "/gw/scim/more")]
    [TestCase(Server + "/gw")]
    [TestCase(Resource + "/gw/scim")]
    [TestCase(Resource + "/other/scim/v2")]
    [TestCase(Resource + "/gw/scim/scim/v3")]
    public async Task Documents_OfAnotherPath_AreNotThere(string path)
    {
        await using var app = await TestServerApp.StartAsync(TestServerSetup.With(("PathBase", "/gw/scim")));

        Answer answer = await app.As(null).GetAsync(path);

        Assert.That((answer.Status, (string?)answer["error"]), Is.EqualTo((404, "invalid_request")));
    }

    [Test]
    public async Task Documents_OfAServerWithoutAPath_AreInOnePlace()
    {
        await using var app = await TestServerApp.StartAsync();

        Assert.That((await app.As(null).GetAsync(Server)).Status, Is.EqualTo(200));
        Assert.That((await app.As(null).GetAsync($"{Server}/gw/scim")).Status, Is.EqualTo(404));
    }
}
