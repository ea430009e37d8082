using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Scim;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>What holds of access tokens, however their clients sign in.</summary>
internal sealed class AccessTokenTests : OAuthFixture
{
    private const string Users = "/scim/v2/Users";
    private const string F5Users = "/api/scim/namespaces/system/v2/Users";

    private static IEnumerable<ClientWay> Ways => ClientWay.All;

    [TestCaseSource(nameof(Ways))]
    public async Task Token_ByAnyWay_OpensBothBasesAndSaysWhatItIs(ClientWay way)
    {
        var tenant = await App.AddTenantAsync();
        var asker = await ClientWay.Asker.OfAsync(way, tenant, Idp, Time);

        var answer = (await asker.AskAsync()).Require(200);
        var connector = App.As($"Bearer {answer["access_token"]}");
        var created = (await connector.PostAsync(Users, ScimUsersTests.User("ada@example.com"))).Require(201);

        Assert.That(answer.Members, Is.EqualTo(new[] { "access_token", "token_type", "expires_in", "scope" }));
        Assert.That((string)answer["access_token"]!, Does.Match("^scim_at_[0-9A-Za-z]{38}$"));
        Assert.That(
            ((string?)answer["token_type"], answer["expires_in"]!.ToJsonString(), (string?)answer["scope"]),
            Is.EqualTo(("Bearer", "3600", "users:read users:write groups:read groups:write")));
        Assert.That((answer.Header("Cache-Control"), answer.ContentType), Is.EqualTo(("no-store", "application/json; charset=utf-8")));
        Assert.That((await connector.GetAsync($"{F5Users}/{created["id"]}")).Status, Is.EqualTo(200));
        var issued = await tenant.RecordAsync("oauth_client.token_issued");
        Assert.That(((string?)issued["actor"], (string?)issued["changes"]!["method"]), Is.EqualTo(($"oauth-client:{asker.Party.Id}", way.Name)));
        Assert.That((string?)(await tenant.RecordAsync("user.created"))["actor"], Is.EqualTo($"oauth-client:{asker.Party.Id}"));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Token_OfAClientThatIsDisabled_IsRefusedOnTheNextRequestAndGoodAgainAfter(ClientWay way)
    {
        var tenant = await App.AddTenantAsync();
        var asker = await ClientWay.Asker.OfAsync(way, tenant, Idp, Time);
        var token = await asker.TokenAsync();

        await asker.Party.PatchAsync("""{"status":"disabled"}""");

        Assert.That(await tenant.OpensAsync(token), Is.False);
        await AssertRefusedAsync(tenant, await asker.AskAsync(), "client_disabled");
        await asker.Party.PatchAsync("""{"status":"active"}""");
        Assert.That(await tenant.OpensAsync(token), Is.True);
        Assert.That((await asker.AskAsync()).Status, Is.EqualTo(200));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Token_OfAClientThatIsDeleted_IsRefusedOnTheNextRequest(ClientWay way)
    {
        var tenant = await App.AddTenantAsync();
        var asker = await ClientWay.Asker.OfAsync(way, tenant, Idp, Time);
        var token = await asker.TokenAsync();
        Assert.That(await tenant.OpensAsync(token), Is.True);

        (await tenant.Admin.DeleteAsync(asker.Party.Path)).Require(204);

        Assert.That(await tenant.OpensAsync(token), Is.False);
        Assert.That((await asker.AskAsync()).Status, Is.EqualTo(401));
        Assert.That((await tenant.Admin.GetAsync(asker.Party.Path)).Status, Is.EqualTo(404));
    }

    [TestCaseSource(nameof(Ways))]
    public async Task Ask_WhileScimIsOff_IsUnauthorizedClient(ClientWay way)
    {
        var tenant = await App.AddTenantAsync();
        var asker = await ClientWay.Asker.OfAsync(way, tenant, Idp, Time);
        var token = await asker.TokenAsync();

        await tenant.SwitchScimAsync(false);

        var answer = await asker.AskAsync();
        Assert.That((answer.Status, (string?)answer["error"]), Is.EqualTo((400, "unauthorized_client")));
        Assert.That((await App.As($"Bearer {token}").GetAsync(Users)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Token_PastItsTime_IsRefused()
    {
        var tenant = await App.AddTenantAsync();
        var party = await OAuthParty.CreateAsync(tenant, "\"access_token_minutes\":90");
        var answer = (await party.ByPostAsync()).Require(200);
        var token = (string)answer["access_token"]!;

        Time.Advance(TimeSpan.FromMinutes(90) - TimeSpan.FromMilliseconds(1));
        var before = await tenant.OpensAsync(token);
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(((int)answer["expires_in"]!, before, await tenant.OpensAsync(token)), Is.EqualTo((5400, true, false)));
    }

    [Test]
    public async Task Tokens_OfAClient_AreBoundByItsScopesAndNetworksFromTheNextRequest()
    {
        var tenant = await App.AddTenantAsync();
        var party = await OAuthParty.CreateAsync(tenant);
        var connector = App.As($"Bearer {await party.TokenAsync()}");
        Assert.That((await connector.PostAsync(Users, ScimUsersTests.User("a@example.com"))).Status, Is.EqualTo(201));

        await party.PatchAsync("""{"scopes":["users:read"]}""");
        var write = await connector.PostAsync(Users, ScimUsersTests.User("b@example.com"));
        var read = await connector.GetAsync(Users);
        await party.PatchAsync("""{"allowed_networks":["192.0.2.0/24"]}""");
        var elsewhere = await connector.GetAsync(Users);

        Assert.That((write.Status, write.Header("WWW-Authenticate"), read.Status, elsewhere.Status),
            Is.EqualTo((403, "Bearer error=\"insufficient_scope\"", 200, 401)));
        await AssertRefusedAsync(tenant, await party.ByPostAsync(), "address_not_allowed");
    }

    [Test]
    public async Task Token_ForFewerScopes_HasThose()
    {
        var tenant = await App.AddTenantAsync();
        var party = await OAuthParty.CreateAsync(tenant);

        var answer = (await party.ByPostAsync("&scope=users%3Aread+groups%3Aread")).Require(200);
        var connector = App.As($"Bearer {answer["access_token"]}");

        Assert.That((string?)answer["scope"], Is.EqualTo("users:read groups:read"));
        Assert.That((await connector.GetAsync(Users)).Status, Is.EqualTo(200));
        Assert.That((await connector.PostAsync(Users, ScimUsersTests.User("a@example.com"))).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Tokens_OfADeletedSecret_LiveOnUnlessTheyAreToEnd([Values] bool revokes)
    {
        var tenant = await App.AddTenantAsync();
        var party = await OAuthParty.CreateAsync(tenant);
        var (first, firstId) = (await party.TokenAsync(), party.SecretId);
        await party.MintSecretAsync();
        var second = await party.TokenAsync();

        (await tenant.Admin.DeleteAsync($"{party.Path}/secrets/{firstId}{(revokes ? "?revoke_tokens=true" : "")}")).Require(204);

        Assert.That((await tenant.OpensAsync(first), await tenant.OpensAsync(second)), Is.EqualTo((!revokes, true)));
        Assert.That((await party.ByPostAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Tokens_OfADeletedTenant_AreRefused()
    {
        var tenant = await App.AddTenantAsync();
        var party = await OAuthParty.CreateAsync(tenant);
        var token = await party.TokenAsync();

        (await App.Platform.DeleteAsync($"/api/v1/admin/tenants/{tenant.Slug}?force=true")).Require(204);

        Assert.That(await tenant.OpensAsync(token), Is.False);
        Assert.That((await party.ByPostAsync()).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Tokens_ManyOfThem_DoNotCountAsLive()
    {
        var tenant = await App.AddTenantAsync();
        var party = await OAuthParty.CreateAsync(tenant);

        await party.TokenAsync();
        await party.TokenAsync();

        Assert.That((await tenant.Admin.PostAsync("/api/v1/admin/scim-tokens", """{"name":"Okta"}""")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Revoke_OfAToken_EndsItAndNotThatOfAnotherClient()
    {
        var tenant = await App.AddTenantAsync();
        var (party, other) = (await OAuthParty.CreateAsync(tenant), await OAuthParty.CreateAsync(tenant));
        var (own, foreign) = (await party.TokenAsync(), await other.TokenAsync());

        var answers = new[]
        {
            await RevokeAsync(party, own), await RevokeAsync(party, own), await RevokeAsync(party, foreign), await RevokeAsync(party, "rubbish"),
        };
        var refused = await OAuthParty.PostAsync(App, $"client_id={party.Id}&client_secret=wrong&token={own}", path: "/oauth/revoke");

        Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((200, "")));
        Assert.That((await tenant.OpensAsync(own), await tenant.OpensAsync(foreign)), Is.EqualTo((false, true)));
        await AssertRefusedAsync(tenant, refused, "secret_unknown");
    }

    [Test]
    public async Task Documents_OfTheServer_TellWhereTokensComeFrom()
    {
        var tenant = await App.AddTenantAsync();

        var refused = await App.As(null).GetAsync(Users);
        var resource = (await App.As(null).GetAsync("/.well-known/oauth-protected-resource/scim/v2")).Require(200);
        var server = (await App.As(null).GetAsync("/.well-known/oauth-authorization-server")).Require(200);
        var client = (await OAuthParty.CreateAsync(tenant)).Document;

        const string Base = "https://scim.example.com";
        Assert.That(refused.Header("WWW-Authenticate"), Is.EqualTo($"Bearer resource_metadata=\"{Base}/.well-known/oauth-protected-resource/scim/v2\""));
        Assert.That(
            ((string?)resource["resource"], resource["authorization_servers"]!.ToJsonString()), Is.EqualTo(($"{Base}/scim/v2", $"[\"{Base}\"]")));
        Assert.That(
            ((string?)server["issuer"], (string?)server["token_endpoint"], (string?)server["revocation_endpoint"], server["grant_types_supported"]!.ToJsonString()),
            Is.EqualTo((Base, $"{Base}/oauth/token", $"{Base}/oauth/revoke", """["client_credentials"]""")));
        Assert.That(server["token_endpoint_auth_methods_supported"]!.ToJsonString(), Is.EqualTo("""["client_secret_basic","client_secret_post","private_key_jwt"]"""));
        Assert.That(server["token_endpoint_auth_signing_alg_values_supported"]!.ToJsonString(), Does.Not.Contain("HS").And.Not.Contain("none"));
        Assert.That(((string?)client["token_url"], (string?)client["scim_url"]), Is.EqualTo(($"{Base}/oauth/token", $"{Base}/scim/v2")));
    }

    private Task<Http.Answer> RevokeAsync(OAuthParty party, string token) => OAuthParty.PostAsync(
        App, $"client_id={party.Id}&client_secret={party.Secret}&token={token}&token_type_hint=access_token", path: "/oauth/revoke");
}
