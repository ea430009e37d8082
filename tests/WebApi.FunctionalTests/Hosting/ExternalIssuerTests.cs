using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>A server in Production with two issuers: one by a JWKS file and names of its own for claims, one by keys in the settings.</summary>
public sealed class ExternalIssuerTests
{
    private const string First = "https://login.example.com/";
    private const string Second = "https://sts.example.org";
    private const string Audience = "scim";
    private const string Tokens = "/api/v1/admin/scim-tokens";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ExternalKey rsa = ExternalKey.Rsa("first");
    private readonly ExternalKey ec = ExternalKey.Ec("second");
    private TemporaryDirectory directory = null!;
    private TestServerApp app = null!;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "jwks.json");
        await File.WriteAllTextAsync(file, rsa.Jwks);
        const string Section = "Authentication:Jwt:";
        var setup = TestServerSetup.With(
            ("PublicBaseUrl", "https://scim.example.com"),
            (Section + "Audience", Audience),
            (Section + "Issuers:0:Issuer", First),
            (Section + "Issuers:0:JwksFile", file),
            (Section + "Issuers:0:TenantClaim", "org"),
            (Section + "Issuers:0:ScopeClaim", "scp"),
            (Section + "Issuers:0:Algorithms:0", "RS256"),
            (Section + "Issuers:1:Issuer", Second),
            (Section + "Issuers:1:Keys:0", ec.Jwk));
        app = await TestServerApp.StartAsync(setup with { Environment = "Production" });
        (await app.As(OfFirst()).PostAsync("/api/v1/admin/tenants", """{"slug":"acme","scim_enabled":true}""")).Require(201);
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        await app.DisposeAsync();
        directory.Dispose();
    }

    [Test]
    public async Task Issuer_ByFile_IsTakenWithItsOwnClaimNames()
    {
        var answer = await app.As(OfFirst("acme")).GetAsync(Tokens);

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [Test]
    public async Task Issuer_ByKeys_IsTakenWithTheDefaultClaimNames()
    {
        var answer = await app.As(OfSecond(("tenant", "acme"), ("scope", "scim.tokens.read"))).GetAsync(Tokens);

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    [Test]
    public async Task Scopes_AsAList_AreAllTaken()
    {
        var caller = app.As(OfSecond(("tenant", "acme"), ("scope", "scim.audit.read"), ("scope", "scim.tokens.read")));

        Assert.That((await caller.GetAsync(Tokens)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task ClaimNames_OfTheOtherIssuer_MeanNothing()
    {
        var noScope = await app.As(OfSecond(("tenant", "acme"), ("scp", "scim.tokens.read"))).GetAsync(Tokens);
        var noTenant = await app.As(OfSecond(("org", "acme"), ("scope", "scim.tokens.read"))).GetAsync(Tokens);

        Assert.That((noScope.Status, noTenant.Status), Is.EqualTo((403, 403)));
    }

    [Test]
    public async Task Jwt_ThatIsNoGood_Is401()
    {
        (string, string)[] claims = [("sub", "ada"), ("tenant", "acme"), ("org", "acme"), ("scp", "scim.tokens.read"), ("scope", "scim.tokens.read")];
        var bad = new Dictionary<string, string>
        {
            ["expired"] = ec.Sign("ES256", Second, Audience, -Hour, claims),
            ["another audience"] = ec.Sign("ES256", Second, "another", Hour, claims),
            ["an unknown issuer"] = ec.Sign("ES256", "https://evil.example.com", Audience, Hour, claims),
            ["the other issuer's key"] = ec.Sign("ES256", First, Audience, Hour, claims),
            ["the other issuer's name"] = rsa.Sign("RS256", Second, Audience, Hour, claims),
            ["an algorithm that is not on the list"] = rsa.Sign("RS384", First, Audience, Hour, claims),
            ["a key that nobody knows"] = ExternalKey.Ec("second").Sign("ES256", Second, Audience, Hour, claims),
            ["the development issuer"] = ec.Sign("ES256", "scim-platform-development", "scim-platform", Hour, claims),
        };

        foreach (var (name, jwt) in bad)
        {
            Answer answer = await app.As(jwt).GetAsync(Tokens);

            Assert.That(answer.Status, Is.EqualTo(401), name);
        }
    }

    [Test]
    public async Task Production_HasNeitherADevelopmentKeyNorATenantNorTestTokens()
    {
        var tenant = await app.As(OfFirst()).GetAsync("/api/v1/admin/tenants/example-corp");
        var minted = await app.As(OfFirst("acme")).PostAsync("/scim-token", """{"name":"Okta"}""");

        Assert.That(File.Exists(Path.Combine(app.DataDirectory, "development-key.pem")), Is.False);
        Assert.That(tenant.Status, Is.EqualTo(404));
        Assert.That(minted.Require(201)["token"]!.GetValue<string>(), Does.StartWith("scim_live_"));
    }

    [Test]
    public async Task ScimPlane_ByJwtOfAnIssuer_IsOpen()
    {
        var answer = await app.As(OfSecond(("tenant", "acme"), ("scope", "scim.users.read"))).GetAsync("/scim/v2/Users");

        Assert.That(answer.Status, Is.EqualTo(200), answer.Text);
    }

    private string OfFirst(string? tenant = null)
    {
        List<(string, string)> claims = [("sub", "ada"), ("scp", TestJwts.AllScopes)];
        if (tenant is not null)
        {
            claims.Add(("org", tenant));
        }

        return rsa.Sign("RS256", First, Audience, Hour, [.. claims]);
    }

    private string OfSecond(params (string Name, string Value)[] claims) =>
        ec.Sign("ES256", Second, Audience, Hour, [("sub", "ada"), .. claims]);
}
