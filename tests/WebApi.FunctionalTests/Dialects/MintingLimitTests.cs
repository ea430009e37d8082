using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>Ten mints of a tenant in a minute, in every dialect.</summary>
[TestFixtureSource(typeof(TokenDialectDrivers), nameof(TokenDialectDrivers.All))]
internal sealed class MintingLimitTests(ITokenDialectDriver driver) : ServerFixture
{
    private const int Limit = 10;

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => TestServerSetup.With(("RateLimits:Enabled", "true")) with
    {
        Services = services => services.AddSingleton<TimeProvider>(time),
    };

    [Test]
    public async Task Mint_OverTheLimit_Is429WithRetryAfterAndRevokesNothing()
    {
        var tenant = await App.AddTenantAsync(Limit);
        var last = await MintUpToTheLimitAsync(tenant);

        var refused = await driver.MintAsync(tenant.Admin);

        driver.AssertError(refused, 429);
        Assert.That(Seconds(refused.Header("Retry-After")), Is.InRange(1, 60));
        Assert.That(refused.Header("RateLimit-Policy"), Is.EqualTo("\"minting\";q=10;w=60"));
        Assert.That(refused.Header("RateLimit"), Is.EqualTo($"\"minting\";r=0;t={refused.Header("Retry-After")}"));
        Assert.That(await tenant.OpensAsync(last), Is.True);
    }

    [Test]
    public async Task Mint_AfterTheTimeThatWasNamed_IsAdmitted()
    {
        var tenant = await App.AddTenantAsync(Limit);
        await MintUpToTheLimitAsync(tenant);
        var refused = await driver.MintAsync(tenant.Admin);

        time.Advance(TimeSpan.FromSeconds(Seconds(refused.Header("Retry-After"))));
        await MakeRoomAsync(tenant);
        var minted = await driver.MintAsync(tenant.Admin);

        Assert.That(minted.Status, Is.EqualTo(driver.Replaces ? 200 : 201), minted.Text);
    }

    [Test]
    public async Task Mint_WithinTheLimit_SaysHowManyAreLeft()
    {
        var tenant = await App.AddTenantAsync(Limit);

        var minted = await driver.MintAsync(tenant.Admin);

        Assert.That(minted.Header("RateLimit-Policy"), Is.EqualTo("\"minting\";q=10;w=60"));
        Assert.That(minted.Header("RateLimit"), Is.EqualTo("\"minting\";r=9;t=60"));
    }

    [Test]
    public async Task Mint_Invalid_DoesNotCount()
    {
        var tenant = await App.AddTenantAsync(Limit);
        for (var number = 0; number < Limit && driver.BadBody is { } body; number++)
        {
            driver.AssertError(await tenant.Admin.PostAsync(driver.MintPath, body), driver.Invalid);
        }

        await MintUpToTheLimitAsync(tenant);

        driver.AssertError(await driver.MintAsync(tenant.Admin), 429);
    }

    [Test]
    public async Task Mint_ThatARuleRefuses_DoesNotCount()
    {
        var tenant = await App.AddTenantAsync(Limit);
        await tenant.SwitchScimAsync(enabled: false);
        for (var number = 0; number < Limit; number++)
        {
            driver.AssertError(await driver.MintAsync(tenant.Admin), 409);
        }

        await tenant.SwitchScimAsync(enabled: true);
        await MintUpToTheLimitAsync(tenant);

        driver.AssertError(await driver.MintAsync(tenant.Admin), 429);
    }

    [Test]
    public async Task Mint_IntoAFullTenant_DoesNotCount()
    {
        Assume.That(driver.Replaces, Is.False, "What replaces is never refused because a token is live.");
        var tenant = await App.AddTenantAsync();
        (await driver.MintAsync(tenant.Admin)).Require(201);
        for (var number = 0; number < Limit; number++)
        {
            driver.AssertError(await driver.MintAsync(tenant.Admin), 409);
        }

        await MakeRoomAsync(tenant);

        Assert.That((await driver.MintAsync(tenant.Admin)).Header("RateLimit"), Is.EqualTo("\"minting\";r=8;t=60"));
    }

    [Test]
    public async Task Mint_RepeatedUnderItsKey_CountsOnce()
    {
        var tenant = await App.AddTenantAsync(Limit);
        var key = ("Idempotency-Key", "rotation");
        var first = await driver.MintAsync(tenant.Admin, "", key);
        for (var number = 0; number < Limit; number++)
        {
            Assert.That((await driver.MintAsync(tenant.Admin, "", key)).Text, Is.EqualTo(first.Text));
        }

        await MintUpToTheLimitAsync(tenant, alreadyMinted: 1);

        driver.AssertError(await driver.MintAsync(tenant.Admin), 429);
        Assert.That((await driver.MintAsync(tenant.Admin, "", key)).Header("Idempotent-Replayed"), Is.EqualTo("true"));
    }

    [Test]
    public async Task Mint_OverTheLimitOfOneTenant_LeavesAnotherAlone()
    {
        var tenant = await App.AddTenantAsync(Limit);
        var other = await App.AddTenantAsync(Limit);
        await MintUpToTheLimitAsync(tenant);

        driver.AssertError(await driver.MintAsync(tenant.Admin), 429);

        Assert.That((await driver.MintAsync(other.Admin)).Status, Is.EqualTo(driver.Replaces ? 200 : 201));
    }

    private static int Seconds(string? header) => int.Parse(header!, NumberStyles.None, CultureInfo.InvariantCulture);

    private static async Task MakeRoomAsync(TestTenant tenant) =>
        (await tenant.Admin.PostAsync("/api/web/namespaces/system/revoke/scim_token")).Require(200);

    private async Task<string> MintUpToTheLimitAsync(TestTenant tenant, int alreadyMinted = 0)
    {
        var secret = "";
        for (var number = alreadyMinted; number < Limit; number++)
        {
            secret = driver.SecretOf((await driver.MintAsync(tenant.Admin)).Require(driver.Replaces ? 200 : 201));
        }

        return secret;
    }
}
