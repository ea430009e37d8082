using System.Globalization;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>How many access tokens a client gets, and how much it may ask with them: here three a minute, and four requests at once.</summary>
internal sealed class AccessTokenLimitTests : OAuthFixture
{
    private const string Users = "/scim/v2/Users?count=0";

    private protected override TestServerSetup Setup => base.Setup with
    {
        Settings = TestServerSetup.With(
            ("RateLimits:Enabled", "true"), ("RateLimits:AccessTokensPerMinute", "3"), ("RateLimits:ScimPerSecond", "1"), ("RateLimits:ScimBurst", "4")).Settings,
    };

    [Test]
    public async Task Ask_MoreOftenThanAllowed_Is429AndGoodAgainLater()
    {
        var tenant = await App.AddTenantAsync();
        var (party, other) = (await OAuthParty.CreateAsync(tenant), await OAuthParty.CreateAsync(tenant));

        (await party.ByPostAsync(secret: "wrong")).Require(401);
        for (var asked = 0; asked < 3; asked++)
        {
            (await party.ByPostAsync()).Require(200);
        }

        var refused = await party.ByPostAsync();

        Assert.That((refused.Status, (string?)refused["error"]), Is.EqualTo((429, "temporarily_unavailable")));
        var wait = int.Parse(refused.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture);
        Assert.That(wait, Is.InRange(1, 60));
        Assert.That((await other.ByPostAsync()).Status, Is.EqualTo(200));
        Time.Advance(TimeSpan.FromSeconds(wait));
        Assert.That((await party.ByPostAsync()).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Tokens_OfOneClient_ShareWhatItMayAsk()
    {
        var tenant = await App.AddTenantAsync();
        var (party, other) = (await OAuthParty.CreateAsync(tenant), await OAuthParty.CreateAsync(tenant));
        var (first, second) = (App.As($"Bearer {await party.TokenAsync()}"), App.As($"Bearer {await party.TokenAsync()}"));

        var statuses = new List<int>();
        foreach (var connector in new[] { first, second, first, second, first, second })
        {
            statuses.Add((await connector.GetAsync(Users)).Status);
        }

        Assert.That(statuses, Is.EqualTo([200, 200, 200, 200, 429, 429]));
        Assert.That((await App.As($"Bearer {await other.TokenAsync()}").GetAsync(Users)).Status, Is.EqualTo(200));
    }
}
