using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>The two settings of the token endpoint: other words for all scopes, and the hosts that keys may be fetched from.</summary>
internal sealed class OAuthSettingsTests
{
    [TestCase("scim")]
    [TestCase("https://scim.example.com/.default")]
    [TestCase("all users:read")]
    public async Task Ask_ByAWordThatStandsForAllScopes_GetsAllThatTheClientHas(string scope)
    {
        await using var app = await TestServerApp.StartAsync(
            TestServerSetup.With(("Tokens:ScopeAliases:0", "https://scim.example.com/.default"), ("Tokens:ScopeAliases:1", "all")));
        var party = await OAuthParty.CreateAsync(await app.AddTenantAsync(), "\"scopes\":[\"users:read\",\"groups:read\"]");

        var answer = await party.ByPostAsync("&scope=" + Uri.EscapeDataString(scope));
        var unknown = await party.ByPostAsync("&scope=everything");

        Assert.That((answer.Status, (string?)answer["scope"]), Is.EqualTo((200, "users:read groups:read")), answer.Text);
        Assert.That((unknown.Status, (string?)unknown["error"]), Is.EqualTo((400, "invalid_scope")));
    }

    [TestCase("idp.example.com", 401, 0)]
    [TestCase("127.0.0.1", 200, 1)]
    public async Task Keys_OfAHost_AreFetchedOnlyIfItIsNamed(string allowed, int status, int fetches)
    {
        await using var idp = await LocalIdp.StartAsync();
        await using var app = await TestServerApp.StartAsync(TestServerSetup.With(("Federation:AllowedHosts:0", allowed)));
        var party = await OAuthParty.CreateAsync(await app.AddTenantAsync(), Assertion.Trust(idp), withSecret: false);

        var answer = await party.ByAssertionAsync(Assertion.OfIssuer(idp, new ManualTime()));

        Assert.That((answer.Status, idp.KeyFetches), Is.EqualTo((status, fetches)), answer.Text);
    }
}
