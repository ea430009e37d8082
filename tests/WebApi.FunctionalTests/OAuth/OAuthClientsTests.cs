using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>The clients themselves: what is taken, what is shown, what changes.</summary>
internal sealed class OAuthClientsTests : OAuthFixture
{
    private const string Clients = OAuthParty.Clients;

    private TestTenant tenant = null!;

    [SetUp]
    public async Task AddTenantAsync() => tenant = await App.AddTenantAsync();

    [Test]
    public async Task Create_WithAll_ShowsItAndNoSecret()
    {
        var key = ExternalKey.Ec("own");
        var body = $$"""
            {"name":"Entra","scopes":["users:read"],"allowed_networks":["192.0.2.7/24"],"access_token_minutes":120,"jwks":{{key.Jwks}},
            {{Assertion.Trust(Idp)}}}
            """;

        var created = (await tenant.Admin.PostAsync(Clients, body)).Require(201);
        var shown = (await tenant.Admin.GetAsync($"{Clients}/{created["id"]}")).Require(200);

        Assert.That((string)created["id"]!, Does.Match("^scim_client_[0-9A-Za-z]{20}$"));
        Assert.That(created.Header("Location"), Is.EqualTo($"https://scim.example.com{Clients}/{created["id"]}"));
        Assert.That(shown.Text, Is.EqualTo(created.Text));
        Assert.That(created.Members, Is.EqualTo(new[]
        {
            "id", "tenant_id", "name", "status", "scopes", "allowed_networks", "access_token_minutes", "secrets", "jwks", "trust", "created_at",
            "created_by", "updated_at", "last_used_at", "token_url", "scim_url",
        }));
        Assert.That(
            ((string?)created["status"], created["allowed_networks"]!.ToJsonString(), (int)created["access_token_minutes"]!, created["secrets"]!.ToJsonString()),
            Is.EqualTo(("active", """["192.0.2.0/24"]""", 120, "[]")));
        Assert.That(created["trust"]!.ToJsonString(), Is.EqualTo(
            $$"""{"issuer":"{{Idp.Url}}","jwks_uri":"{{Idp.KeysUrl}}","subject":"{{Assertion.Subject}}","audience":"{{Assertion.Audience}}/.default"}"""));
    }

    [TestCase("""{}""", """[{"loc":["body","name"],"msg":"is missing","type":"missing"}]""")]
    [TestCase("""{"name":"x","secret":"y"}""", """[{"loc":["body","secret"],"msg":"is not known or cannot be set","type":"extra_forbidden"}]""")]
    [TestCase("""{"name":"x","access_token_minutes":59}""", """[{"loc":["body","access_token_minutes"],"msg":"must be at least 60","type":"greater_than_equal"}]""")]
    [TestCase("""{"name":"x","jwks":[]}""", """[{"loc":["body","jwks"],"msg":"must be an object","type":"model_attributes_type"}]""")]
    [TestCase("""{"name":"x","jwks":{}}""", """[{"loc":["body","jwks"],"msg":"must have a list of keys (RFC 7517 section 5)","type":"value_error"}]""")]
    [TestCase("""{"name":"x","jwks":{"keys":[{"kty":"oct","k":"AAAA"}]}}""", """[{"loc":["body","jwks"],"msg":"must hold public keys only: who has a private one can sign in","type":"value_error"}]""")]
    [TestCase("""{"name":"x","jwks":{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}}""", """[{"loc":["body","jwks"],"msg":"must have keys for signatures: RSA of 2048 bits at least, or EC over P-256, P-384 or P-521","type":"value_error"}]""")]
    [TestCase("""{"name":"x","jwks":{"keys":[7]}}""", """[{"loc":["body","jwks"],"msg":"must have objects as its keys","type":"value_error"}]""")]
    [TestCase("""{"name":"x","jwks":{"keys":[]},"jwks_uri":"https://idp.example/keys"}""", """[{"loc":["body","jwks_uri"],"msg":"cannot stand beside jwks: a client has its keys in one place","type":"value_error"}]""")]
    [TestCase("""{"name":"x","jwks_uri":"http://idp.example/keys"}""", """[{"loc":["body","jwks_uri"],"msg":"must be an https URL of a public host, without user information or fragment","type":"value_error"}]""")]
    [TestCase("""{"name":"x","jwks_uri":"https://10.0.0.1/keys"}""", """[{"loc":["body","jwks_uri"],"msg":"must be an https URL of a public host, without user information or fragment","type":"value_error"}]""")]
    [TestCase("""{"name":"x","trust":{"issuer":"https://idp.example","audience":""}}""", """[{"loc":["body","trust","subject"],"msg":"is missing: a trust has an issuer, a subject and an audience","type":"missing"},{"loc":["body","trust","audience"],"msg":"must have at least 1 character","type":"string_too_short"}]""")]
    [TestCase("""{"name":"x","trust":{"issuer":"idp","subject":"s","audience":"a"}}""", """[{"loc":["body","trust","issuer"],"msg":"must be an https URL of a public host, without user information or fragment","type":"value_error"}]""")]
    [TestCase("""{"name":"x","trust":{"issuer":"https://idp.example","subject":"s","audience":"a","keys":[]}}""", """[{"loc":["body","trust","keys"],"msg":"is not known or cannot be set","type":"extra_forbidden"}]""")]
    public async Task Create_WithWhatCannotBe_Is422AndMakesNothing(string body, string detail)
    {
        var answer = await tenant.Admin.PostAsync(Clients, body);

        Assert.That((answer.Status, answer.Json["detail"]!.ToJsonString()), Is.EqualTo((422, detail)), answer.Text);
        Assert.That((int)(await tenant.Admin.GetAsync(Clients))["total"]!, Is.Zero);
    }

    [Test]
    public async Task Patch_OfKeysAndTrust_ReplacesAndTakesAway()
    {
        var party = await OAuthParty.CreateAsync(tenant, $"\"jwks\":{ExternalKey.Ec("own").Jwks},{Assertion.Trust(Idp)}", withSecret: false);

        await party.PatchAsync("""{"jwks_uri":"https://idp.example/keys"}""");
        Assert.That((party.Document["jwks"], (string?)party.Document["jwks_uri"], party.Document["trust"] is null), Is.EqualTo(((object?)null, "https://idp.example/keys", false)));
        await party.PatchAsync("""{"jwks":{"keys":[]},"trust":null}""");
        Assert.That((party.Document["jwks"], party.Document["jwks_uri"], party.Document["trust"]), Is.EqualTo(((object?)null, (object?)null, (object?)null)));
        await party.PatchAsync("{}");
    }

    // A form that was left empty is no wish to end the trust.
    [TestCase("""{"trust":{}}""", "issuer", "subject", "audience")]
    [TestCase("""{"trust":{"issuer":null,"subject":null,"audience":null}}""", "issuer", "subject", "audience")]
    [TestCase("""{"trust":{"jwks_uri":"https://idp.example/keys"},"name":"New"}""", "issuer", "subject", "audience")]
    [TestCase("""{"trust":{"subject":"s"}}""", "issuer", "audience")]
    public async Task Patch_OfAnIncompleteTrust_Is422AndKeepsTheOneThatIsThere(string body, params string[] missing)
    {
        var party = await OAuthParty.CreateAsync(tenant, Assertion.Trust(Idp), withSecret: false);

        var answer = await tenant.Admin.PatchAsync(party.Path, body);

        Assert.That(answer.Status, Is.EqualTo(422), answer.Text);
        Assert.That(
            answer.Json["detail"]!.AsArray().Select(fault => (fault!["loc"]!.ToJsonString(), (string?)fault["type"])),
            Is.EqualTo(missing.Select(name => ($"""["body","trust","{name}"]""", "missing"))));
        Assert.That((await tenant.Admin.GetAsync(party.Path)).Require(200).Text, Is.EqualTo(party.Document.ToJsonString()));
        Assert.That((await tenant.Admin.PostAsync(Clients, """{"name":"x","trust":{}}""")).Status, Is.EqualTo(422));
        Assert.That((await tenant.Admin.PostAsync(Clients, """{"name":"x","trust":null}""")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Create_TwiceUnderOneKey_MakesOneClient()
    {
        const string Body = """{"name":"Entra"}""";
        var key = ("Idempotency-Key", "client-1");

        var first = (await tenant.Admin.PostAsync(Clients, Body, key)).Require(201);
        var again = await tenant.Admin.PostAsync(Clients, Body, key);
        var other = await tenant.Admin.PostAsync(Clients, """{"name":"Okta"}""", key);
        var another = await App.As(App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes, "somebody-else")).PostAsync(Clients, Body, key);

        Assert.That((first.Header("Idempotent-Replayed"), again.Header("Idempotent-Replayed")), Is.EqualTo(((string?)null, "true")));
        Assert.That((again.Status, again.Text, again.Header("Location")), Is.EqualTo((201, first.Text, first.Header("Location"))));
        Assert.That((other.Status, other.Json["detail"]!.ToJsonString()), Is.EqualTo(
            (422, """[{"loc":["header","Idempotency-Key"],"msg":"was used with another body","type":"value_error"}]""")));
        Assert.That((another.Status, (string?)another["id"] == (string?)first["id"]), Is.EqualTo((201, false)));
        Assert.That((int)(await tenant.Admin.GetAsync(Clients))["total"]!, Is.EqualTo(2));
    }

    [Test]
    public async Task Create_AgainAfterTheClientChangedOrWent_SaysSo()
    {
        var key = ("Idempotency-Key", "client-1");
        var first = (await tenant.Admin.PostAsync(Clients, """{"name":"Entra"}""", key)).Require(201);
        (await tenant.Admin.PatchAsync($"{Clients}/{first["id"]}", """{"status":"disabled"}""")).Require(200);

        var changed = (await tenant.Admin.PostAsync(Clients, """{"name":"Entra"}""", key)).Require(201);
        (await tenant.Admin.DeleteAsync($"{Clients}/{first["id"]}")).Require(204);
        var gone = await tenant.Admin.PostAsync(Clients, """{"name":"Entra"}""", key);
        Time.Advance(TimeSpan.FromHours(24));
        var forgotten = await tenant.Admin.PostAsync(Clients, """{"name":"Entra"}""", key);

        Assert.That((string?)changed["status"], Is.EqualTo("disabled"));
        Assert.That((gone.Status, forgotten.Status), Is.EqualTo((404, 201)), forgotten.Text);
    }

    [TestCase("a b")]
    [TestCase("schlüssel")]
    public async Task Create_UnderAKeyThatIsNone_Is422AndMakesNothing(string key)
    {
        var answer = await tenant.Admin.PostAsync(Clients, """{"name":"Entra"}""", ("Idempotency-Key", key));

        Assert.That((answer.Status, answer.Json["detail"]![0]!["loc"]!.ToJsonString()), Is.EqualTo((422, """["header","Idempotency-Key"]""")));
        Assert.That((int)(await tenant.Admin.GetAsync(Clients))["total"]!, Is.Zero);
    }

    [Test]
    public async Task Create_OfOneThatIsRefused_DoesNotUseTheKeyUp()
    {
        var key = ("Idempotency-Key", "client-1");

        Assert.That((await tenant.Admin.PostAsync(Clients, """{"name":""}""", key)).Status, Is.EqualTo(422));
        Assert.That((await tenant.Admin.PostAsync(Clients, """{"name":"Entra"}""", key)).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Secrets_AreShownOnceAndTwoMayBeLive()
    {
        var party = await OAuthParty.CreateAsync(tenant, withSecret: false);

        var first = await tenant.Admin.PostAsync($"{party.Path}/secrets");
        var second = await tenant.Admin.PostAsync($"{party.Path}/secrets", """{"expires_in_days":1}""");
        var third = await tenant.Admin.PostAsync($"{party.Path}/secrets");
        var shown = (await tenant.Admin.GetAsync(party.Path)).Require(200);

        Assert.That((first.Status, second.Status, third.Status), Is.EqualTo((201, 201, 409)));
        Assert.That(first.Members, Is.EqualTo(new[] { "id", "hint", "created_at", "expires_at", "last_used_at", "secret" }));
        Assert.That((string)first["secret"]!, Does.Match("^scim_secret_[0-9A-Za-z]{38}$"));
        Assert.That(first.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(third.Text, Is.EqualTo("""{"detail":"The client already has 2 live secrets. Delete one first."}"""));
        Assert.That(shown.Text, Does.Not.Contain((string)first["secret"]!));
        Assert.That(shown["secrets"]!.AsArray().Select(secret => (string)secret!["id"]!), Is.EqualTo(new[] { (string)first["id"]!, (string)second["id"]! }));
    }

    [Test]
    public async Task Secret_MintedTwiceUnderOneKey_IsTheSame()
    {
        var party = await OAuthParty.CreateAsync(tenant, withSecret: false);
        var key = ("Idempotency-Key", "rotation-1");

        var first = (await tenant.Admin.PostAsync($"{party.Path}/secrets", "{}", key)).Require(201);
        var again = (await tenant.Admin.PostAsync($"{party.Path}/secrets", "{}", key)).Require(201);
        var other = await tenant.Admin.PostAsync($"{party.Path}/secrets", """{"expires_in_days":1}""", key);
        Time.Advance(TimeSpan.FromMinutes(10));
        var late = (await tenant.Admin.PostAsync($"{party.Path}/secrets", "{}", key)).Require(201);

        Assert.That((again.Text, again.Header("Idempotent-Replayed")), Is.EqualTo((first.Text, "true")));
        Assert.That(other.Status, Is.EqualTo(422));
        Assert.That(((string?)late["id"], late["secret"]), Is.EqualTo(((string?)first["id"], (object?)null)));
    }

    [Test]
    public async Task Secret_WhileScimIsOff_IsNotMinted()
    {
        var party = await OAuthParty.CreateAsync(tenant, withSecret: false);
        await tenant.SwitchScimAsync(false);

        Assert.That((await tenant.Admin.PostAsync($"{party.Path}/secrets")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Routes_NeedTheScopesOfTokens()
    {
        var party = await OAuthParty.CreateAsync(tenant);

        Assert.That((await tenant.As("scim.tokens.read").GetAsync(Clients)).Status, Is.EqualTo(200));
        Assert.That((await tenant.As("scim.tokens.read").PostAsync(Clients, """{"name":"x"}""")).Status, Is.EqualTo(403));
        Assert.That((await tenant.As("scim.tokens.write").GetAsync(party.Path)).Status, Is.EqualTo(403));
        Assert.That((await tenant.As("scim.tokens.read").DeleteAsync(party.Path)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Audit_OfAClientsLife_TellsAllOfItAndNoSecret()
    {
        var records = await tenant.RecordsOfAsync(async () =>
        {
            var party = await OAuthParty.CreateAsync(tenant);
            await party.PatchAsync("""{"name":"Okta","status":"disabled"}""");
            (await tenant.Admin.DeleteAsync($"{party.Path}/secrets/{party.SecretId}")).Require(204);
            (await tenant.Admin.DeleteAsync(party.Path)).Require(204);
        });

        Assert.That(records.Select(record => record.Split(' ')[0]), Is.EquivalentTo(new[]
        {
            "oauth_client.created", "oauth_client.secret_minted", "oauth_client.updated", "oauth_client.secret_deleted", "oauth_client.deleted",
        }));
        Assert.That(string.Concat(records), Does.Not.Match("scim_secret_[0-9A-Za-z]{38}"));
    }
}
