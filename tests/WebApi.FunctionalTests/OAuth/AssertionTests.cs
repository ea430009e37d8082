using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>Assertions that are not what they say, or not for this client: refused, told apart in the audit only, and nothing is fetched for their sake.</summary>
internal sealed class AssertionTests : OAuthFixture
{
    private TestTenant tenant = null!;
    private OAuthParty federated = null!;
    private OAuthParty own = null!;
    private ExternalKey key = null!;

    [SetUp]
    public async Task CreateClientsAsync()
    {
        tenant = await App.AddTenantAsync();
        key = ExternalKey.Ec("own");
        federated = await OAuthParty.CreateAsync(tenant, Assertion.Trust(Idp), withSecret: false);
        own = await OAuthParty.CreateAsync(tenant, $"\"jwks\":{key.Jwks}", withSecret: false);
    }

    [TestCase("iss", "https://another.example", "issuer")]
    [TestCase("iss", null, "issuer")]
    [TestCase("sub", "another", "subject")]
    [TestCase("sub", null, "subject")]
    [TestCase("aud", "api://another", "audience")]
    [TestCase("aud", "api://5b6f1c3e/", "audience")]
    [TestCase("aud", "https://scim.example.com/oauth/token", "audience")]
    [TestCase("aud", null, "audience")]
    [TestCase("iss", 7, "form")]
    [TestCase("sub", true, "form")]
    [TestCase("exp", "tomorrow", "lifetime")]
    [TestCase("exp", null, "lifetime")]
    public async Task Federated_WithAClaimThatIsNotOfTheTrust_IsRefused(string claim, object? value, string reason)
    {
        var answer = await federated.ByAssertionAsync(Assertion.OfIssuer(Idp, Time, (claim, value)));

        Assert.That(answer.Status, Is.EqualTo(401), answer.Text);
        Assert.That((await RefusalsAsync(tenant))[^1], reason == "lifetime" ? Is.AnyOf("lifetime", "form", "signature") : Is.EqualTo(reason));
    }

    [TestCase("exp", -60, "expired")]
    [TestCase("exp", (24 * 3600) + 61, "lifetime")]
    [TestCase("exp", int.MaxValue, "lifetime")]
    [TestCase("nbf", 61, "not_yet_valid")]
    [TestCase("nbf", int.MaxValue, "not_yet_valid")]
    [TestCase("iat", 61, "not_yet_valid")]
    public async Task Federated_AtAnotherTime_IsRefused(string claim, int seconds, string reason)
    {
        var at = Time.GetUtcNow().ToUnixTimeSeconds() + seconds;

        await AssertRefusedAsync(tenant, await federated.ByAssertionAsync(Assertion.OfIssuer(Idp, Time, (claim, at))), reason);
    }

    [TestCase("exp", -59)]
    [TestCase("exp", 24 * 3600)]
    [TestCase("nbf", 60)]
    public async Task Federated_AtTheEdgeOfItsTime_IsLetIn(string claim, int seconds)
    {
        var at = Time.GetUtcNow().ToUnixTimeSeconds() + seconds;

        Assert.That((await federated.ByAssertionAsync(Assertion.OfIssuer(Idp, Time, (claim, at)))).Status, Is.EqualTo(200));
    }

    [TestCase("api://5b6f1c3e")]
    [TestCase("api://5b6f1c3e/.default")]
    public async Task Federated_ForTheAudienceInEitherForm_IsLetIn(string audience) =>
        Assert.That((await federated.ByAssertionAsync(Assertion.OfIssuer(Idp, Time, ("aud", audience)))).Status, Is.EqualTo(200));

    [Test]
    public async Task Federated_WithoutAnId_MayComeAgainAndWithOneOnce()
    {
        var without = Assertion.OfIssuer(Idp, Time);
        var with = Assertion.OfIssuer(Idp, Time, ("jti", "once"));

        Assert.That((await federated.ByAssertionAsync(without)).Status, Is.EqualTo(200));
        Assert.That((await federated.ByAssertionAsync(without)).Status, Is.EqualTo(200));
        Assert.That((await federated.ByAssertionAsync(with)).Status, Is.EqualTo(200));
        await AssertRefusedAsync(tenant, await federated.ByAssertionAsync(with), "replayed");
        Assert.That((await tenant.RecordsAsync("oauth_client.token_issued")).Count, Is.EqualTo(3));
    }

    [TestCase("aud", "https://scim.example.com")]
    [TestCase("aud", "https://scim.example.com/oauth/token")]
    public async Task Own_ForEitherNameOfTheServer_IsLetIn(string claim, string value) =>
        Assert.That((await own.ByAssertionAsync(Assertion.OfClient(own, key, Time, (claim, value)))).Status, Is.EqualTo(200));

    [TestCase("aud", "https://scim.example.com/", "audience")]
    [TestCase("aud", "https://another.example/oauth/token", "audience")]
    [TestCase("jti", null, "no_jti")]
    [TestCase("jti", "", "no_jti")]
    [TestCase("sub", "another", "no_trust")]
    [TestCase("iss", "another", "no_trust")]
    public async Task Own_WithAClaimThatIsWrong_IsRefused(string claim, object? value, string reason) =>
        await AssertRefusedAsync(tenant, await own.ByAssertionAsync(Assertion.OfClient(own, key, Time, (claim, value))), reason);

    [Test]
    public async Task Own_MoreThanAnHourAhead_IsRefused() => await AssertRefusedAsync(
        tenant, await own.ByAssertionAsync(Assertion.OfClient(own, key, Time, ("exp", Time.GetUtcNow().ToUnixTimeSeconds() + 3661))), "lifetime");

    [Test]
    public async Task Own_Again_IsRefused()
    {
        var assertion = Assertion.OfClient(own, key, Time);

        Assert.That((await own.ByAssertionAsync(assertion)).Status, Is.EqualTo(200));
        await AssertRefusedAsync(tenant, await own.ByAssertionAsync(assertion), "replayed");
    }

    [Test]
    public async Task Own_SentByAnotherClient_IsRefused()
    {
        var other = await OAuthParty.CreateAsync(tenant, $"\"jwks\":{key.Jwks}", withSecret: false);

        await AssertRefusedAsync(tenant, await other.ByAssertionAsync(Assertion.OfClient(own, key, Time)), "no_trust");
    }

    [Test]
    public async Task Signature_OfAForeignKeyOfTheSameName_IsRefused()
    {
        var foreign = Assertion.Signed(ExternalKey.Rsa("first"), Assertion.ClaimsOfIssuer(Idp, Time));
        var foreignOwn = Assertion.OfClient(own, ExternalKey.Ec("own"), Time);

        await AssertRefusedAsync(tenant, await federated.ByAssertionAsync(foreign), "signature");
        await AssertRefusedAsync(tenant, await own.ByAssertionAsync(foreignOwn), "signature");
    }

    [Test]
    public async Task Signature_ThatIsNoneOrByASharedSecret_IsRefused()
    {
        var claims = Assertion.Json(Assertion.ClaimsOfIssuer(Idp, Time));
        foreach (var algorithm in new[] { "none", "None", "HS256", "HS384", "HS512", "", "RS1", "EdDSA" })
        {
            foreach (var secret in Idp.Key.PublicForms().Append([]))
            {
                var input = $"{Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","kid":"first"}""")}.{Base64UrlEncoder.Encode(claims)}";
                var signature = algorithm.StartsWith("HS", StringComparison.Ordinal)
                    ? Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(input)))
                    : "";

                await AssertRefusedAsync(tenant, await federated.ByAssertionAsync($"{input}.{signature}"), "algorithm");
            }
        }
    }

    [TestCase("jku")]
    [TestCase("x5u")]
    public async Task Header_ThatNamesWhereItsKeyIs_LeadsNowhere(string member)
    {
        var assertion = Assertion.Signed(
            ExternalKey.Rsa("first"), Assertion.ClaimsOfIssuer(Idp, Time), new Dictionary<string, object?> { [member] = Idp.ElsewhereUrl });

        await AssertRefusedAsync(tenant, await federated.ByAssertionAsync(assertion), "signature");
        Assert.That(Idp.Elsewhere, Is.Zero);
    }

    [Test]
    public async Task Header_ThatBringsItsKey_IsNotBelieved()
    {
        var foreign = ExternalKey.Rsa("first");
        var header = new Dictionary<string, object?> { ["jwk"] = JsonNode.Parse(foreign.Jwk), ["x5c"] = new[] { "MIIB" } };

        await AssertRefusedAsync(tenant, await federated.ByAssertionAsync(Assertion.Signed(foreign, Assertion.ClaimsOfIssuer(Idp, Time), header)), "signature");
    }

    [Test]
    public async Task Header_WithWhatMustBeUnderstood_IsRefused()
    {
        var header = new Dictionary<string, object?> { ["crit"] = new[] { "exp" }, ["exp"] = 1 };

        await AssertRefusedAsync(tenant, await federated.ByAssertionAsync(Assertion.Signed(Idp.Key, Assertion.ClaimsOfIssuer(Idp, Time), header)), "form");
    }

    [TestCase("a.b.c")]
    [TestCase("a")]
    [TestCase("e30.e30.")]
    [TestCase("e30.e30.e30.e30.e30")]
    [TestCase("%00.%00.%00")]
    public async Task Text_ThatIsNoJwt_IsRefused(string text)
    {
        var answer = await federated.ByAssertionAsync(text);

        Assert.That(answer.Status, Is.EqualTo(401), answer.Text);
        Assert.That((await RefusalsAsync(tenant))[^1], Is.AnyOf("form", "issuer", "algorithm"));
    }

    [Test]
    public async Task Text_ThatIsTooLong_IsRefused() =>
        await AssertRefusedAsync(tenant, await federated.ByAssertionAsync(Assertion.OfIssuer(Idp, Time, ("pad", new string('x', 17_000)))), "form");

    [Test]
    public async Task Trust_OfAnotherTenant_LetsNobodyIn()
    {
        var another = await App.AddTenantAsync();
        await using var theirs = await LocalIdp.StartAsync();
        var client = await OAuthParty.CreateAsync(another, Assertion.Trust(theirs), withSecret: false);
        var ofTheirs = Assertion.OfIssuer(theirs, Time);

        Assert.That((await client.ByAssertionAsync(ofTheirs)).Status, Is.EqualTo(200));
        await AssertRefusedAsync(tenant, await federated.ByAssertionAsync(ofTheirs), "issuer");
        await AssertRefusedAsync(another, await client.ByAssertionAsync(Assertion.OfIssuer(Idp, Time)), "issuer");
    }

    [Test]
    public async Task Refusal_ForItsAudience_TellsTheTenantWhatItWasAndShouldBe()
    {
        (await federated.ByAssertionAsync(Assertion.OfIssuer(Idp, Time, ("aud", "api://wrong")))).Require(401);
        await RefusalsAsync(tenant);

        var record = await tenant.RecordAsync("oauth_client.refused");
        var entry = (await tenant.Admin.GetAsync("/api/v1/admin/provisioning-log?path=/oauth/token")).Require(200)["items"]![0]!;
        var details = (await tenant.Admin.GetAsync($"/api/v1/admin/provisioning-log/{entry["id"]}")).Require(200);

        Assert.That(record["changes"]!.ToJsonString(), Does.Contain("\"reason\":\"audience\"").And.Contain("\"got\":\"api://wrong\"")
            .And.Contain("\"expected\":\"api://5b6f1c3e or api://5b6f1c3e/.default\""));
        Assert.That(((string?)entry["caller"], (int)entry["status"]!), Is.EqualTo(($"oauth-client:{federated.Id}", 401)));
        Assert.That(
            (string?)details["response"]!["body"]!["detail"],
            Is.EqualTo("The audience of the assertion is another; it is api://wrong; expected is api://5b6f1c3e or api://5b6f1c3e/.default."));
    }

    [Test]
    public async Task Refusal_OfWhatNobodySigned_PutsNoneOfItIntoTheAudit()
    {
        var answer = await federated.ByAssertionAsync(Assertion.OfIssuer(Idp, Time, ("iss", "https://evil.example/fill-your-audit")));
        answer.Require(401);
        await RefusalsAsync(tenant);

        Assert.That((await tenant.RecordAsync("oauth_client.refused")).ToJsonString(), Does.Not.Contain("evil"));
        Assert.That(Idp.KeyFetches, Is.Zero);
    }
}
