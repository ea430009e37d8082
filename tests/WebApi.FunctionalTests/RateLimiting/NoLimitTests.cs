using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

/// <summary>Each limit at 0, which is none, while limits as such are on.</summary>
internal sealed class NoLimitTests : ServerFixture
{
    private const string Users = "/scim/v2/Users?count=0";

    private protected override TestServerSetup Setup => TestServerSetup.With(
        ("RateLimits:Enabled", "true"),
        ("RateLimits:ScimPerSecond", "0"),
        ("RateLimits:ScimBurst", "0"),
        ("RateLimits:TenantConcurrency", "0"),
        ("RateLimits:TenantQueue", "0"),
        ("RateLimits:MintingPerMinute", "0"),
        ("RateLimits:FailedSignInsPerMinute", "0"),
        ("RateLimits:IntrospectionsPerMinute", "0"));

    [Test]
    public async Task Ask_AsOftenAsOneLikes_IsServed()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 10);
        var connector = await tenant.ConnectorAsync();

        for (var number = 0; number < 5; number++)
        {
            (await connector.GetAsync(Users)).Require(200);
            (await tenant.Admin.PostAsync("/api/v1/admin/scim-tokens/introspect", """{"token": "none"}""")).Require(200);
        }

        Assert.That((await connector.GetAsync(Users)).Header("RateLimit"), Is.Null);
    }

    [Test]
    public async Task FailToSignIn_AsOftenAsOneLikes_IsRefusedAsEver()
    {
        for (var number = 0; number < 5; number++)
        {
            Assert.That((await App.As("Bearer nonsense").GetAsync(Users)).Status, Is.EqualTo(401));
        }
    }
}
