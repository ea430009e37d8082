using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Security;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>What a proxy is believed about a request, and who is taken for a proxy.</summary>
public sealed class ForwardingTests
{
    private const string Path = "/api/v1/admin/scim-tokens/endpoint-info";

    private static readonly (string, string)[] Forwarded =
    [
        ("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-Proto", "http"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/evil"),
    ];

    [Test]
    public async Task Headers_OfAProxyThatIsNotNamed_AreIgnored() =>
        Assert.That(await BaseUrlAsync(TestServerSetup.With(("ForwardedHeaders:Enabled", "true"), ("ForwardedHeaders:KnownProxies:0", "192.0.2.1"))),
            Is.EqualTo("https://scim.example.com/scim/v2"));

    [Test]
    public async Task Headers_OfAKnownProxy_SayWhereClientsCall() =>
        Assert.That(await BaseUrlAsync(Known()), Is.EqualTo("http://evil.example/evil/scim/v2"));

    [Test]
    public async Task HostAndPrefix_WhereThePublicUrlIsSet_AreIgnored() =>
        Assert.That(await BaseUrlAsync(Known(("PublicBaseUrl", "https://id.example.org"))), Is.EqualTo("https://id.example.org/scim/v2"));

    [Test]
    public async Task Prefix_WhereThePublicUrlIsSet_DoesNotReachRedirects()
    {
        await using var app = await TestServerApp.StartAsync(Known(("PublicBaseUrl", "https://id.example.org")));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Prefix", "/evil");
        using var response = await app.Client.SendAsync(request);

        Assert.That(response.Headers.Location!.OriginalString, Is.EqualTo("https://id.example.org/docs"));
    }

    [TestCase("good.example", "https://good.example/scim/v2")]
    [TestCase("evil.example", "https://scim.example.com/scim/v2")]
    public async Task Host_OutsideTheAllowedOnes_IsIgnored(string host, string expected)
    {
        await using var app = await TestServerApp.StartAsync(Known(("AllowedHosts", "scim.example.com;good.example")));
        var tenant = await app.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync(Path, ("X-Forwarded-Host", host));

        Assert.That((string?)answer.Require(200)["base_url"], Is.EqualTo(expected));
    }

    [Test]
    public async Task AllowedNetworks_BehindAnUnnamedProxy_LookAtTheConnection()
    {
        await using var app = await TestServerApp.StartAsync(
            TestServerSetup.With(("ForwardedHeaders:Enabled", "true"), ("ForwardedHeaders:KnownProxies:0", "192.0.2.1")));
        var tenant = await app.AddTenantAsync();
        var connector = await tenant.ConnectorAsync("\"allowed_networks\":[\"192.0.2.7\"]");

        Answer answer = await connector.GetAsync("/scim/v2/Users", Forwarded);

        Assert.That(answer.Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Start_InProductionWithAllowedHosts_IsEnough()
    {
        var setup = new JwtIssuers().Setup;
        setup.Settings.Remove("PublicBaseUrl");
        setup.Settings["AllowedHosts"] = "scim.example.com";
        await using var app = await TestServerApp.StartAsync(setup);

        Assert.That((await app.As(null).GetAsync("/health/live")).Status, Is.EqualTo(200));
    }

    private static TestServerSetup Known(params (string, string)[] settings) =>
        TestServerSetup.With([("ForwardedHeaders:Enabled", "true"), ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8"), .. settings]);

    private static async Task<string?> BaseUrlAsync(TestServerSetup setup)
    {
        await using var app = await TestServerApp.StartAsync(setup);
        var tenant = await app.AddTenantAsync();
        return (string?)(await tenant.Admin.GetAsync(Path, Forwarded)).Require(200)["base_url"];
    }
}
