using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>What a token does, whichever API minted it.</summary>
[TestFixtureSource(typeof(TokenDialectDrivers), nameof(TokenDialectDrivers.All))]
internal sealed class TokenContractTests(ITokenDialectDriver driver) : ServerFixture
{
    [Test]
    public async Task Mint_NoTokenIsLive_OpensTheScimPlaneAndIsNotToBeStored()
    {
        var tenant = await App.AddTenantAsync();

        var minted = await driver.MintAsync(tenant.Admin);

        Assert.That(await tenant.OpensAsync(driver.SecretOf(minted)), Is.True);
        Assert.That(minted.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(driver.SecretOf(minted), Does.Match("^scim_test_[0-9A-Za-z]{38}$"));
    }

    [Test]
    public async Task Mint_ItsSecret_IsInNoLaterAnswer()
    {
        var tenant = await App.AddTenantAsync();
        var secret = driver.SecretOf(await driver.MintAsync(tenant.Admin));
        await tenant.OpensAsync(secret);

        var later = new List<Answer>();
        foreach (var reader in TokenDialectDrivers.All)
        {
            later.Add(await tenant.Admin.GetAsync(reader.ReadPath));
        }

        later.Add(await tenant.Admin.GetAsync("/api/v1/admin/scim-tokens/endpoint-info"));
        later.Add(await App.As($"Bearer {secret}x").GetAsync("/scim/v2/Users"));

        Assert.That(later.Select(answer => answer.ToString()), Has.None.Contains(secret));
    }

    [Test]
    public async Task Mint_WhileATokenIsLive_ReplacesItOrIsRefused()
    {
        var tenant = await App.AddTenantAsync();
        var first = driver.SecretOf(await driver.MintAsync(tenant.Admin));

        var second = await driver.MintAsync(tenant.Admin);

        Assert.That(await tenant.OpensAsync(first), Is.EqualTo(!driver.Replaces));
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(1));
        if (driver.Replaces)
        {
            Assert.That(await tenant.OpensAsync(driver.SecretOf(second)), Is.True);
        }
        else
        {
            driver.AssertError(second, 409);
        }
    }

    [Test]
    public async Task Revoke_LiveToken_ClosesTheScimPlaneOnTheVeryNextRequest()
    {
        var tenant = await App.AddTenantAsync();
        var minted = await driver.MintAsync(tenant.Admin);
        var connector = App.As($"Bearer {driver.SecretOf(minted)}");
        var before = await connector.GetAsync("/scim/v2/Users");

        await driver.RevokeAsync(tenant.Admin, minted);
        var after = await connector.GetAsync("/scim/v2/Users");

        Assert.That((before.Status, after.Status), Is.EqualTo((200, 401)));
        Assert.That(after.Header("WWW-Authenticate"), Does.StartWith("Bearer"));
    }

    [Test]
    public async Task Mint_AfterRevocation_MintsAnother()
    {
        var tenant = await App.AddTenantAsync();
        await driver.RevokeAsync(tenant.Admin, await driver.MintAsync(tenant.Admin));

        var minted = await driver.MintAsync(tenant.Admin);

        Assert.That(await tenant.OpensAsync(driver.SecretOf(minted)), Is.True);
    }

    [Test]
    public async Task ScimOff_MintIs409AndTheLiveTokenSleepsUntilItIsOnAgain()
    {
        var tenant = await App.AddTenantAsync();
        var connector = App.As($"Bearer {driver.SecretOf(await driver.MintAsync(tenant.Admin))}");

        await tenant.SwitchScimAsync(false);
        var refused = await driver.MintAsync(tenant.Admin);
        var asleep = await connector.GetAsync("/scim/v2/Users");
        await tenant.SwitchScimAsync(true);
        var awake = await connector.GetAsync("/scim/v2/Users");

        driver.AssertError(refused, 409);
        Assert.That((asleep.Status, awake.Status), Is.EqualTo((403, 200)));
    }

    [Test]
    public async Task ScimOff_RevokedToken_Is401Still()
    {
        var tenant = await App.AddTenantAsync();
        var minted = await driver.MintAsync(tenant.Admin);
        await driver.RevokeAsync(tenant.Admin, minted);

        await tenant.SwitchScimAsync(false);

        Assert.That((await App.As($"Bearer {driver.SecretOf(minted)}").GetAsync("/scim/v2/Users")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task DeletedTenant_ItsToken_Is401()
    {
        var tenant = await App.AddTenantAsync();
        var secret = driver.SecretOf(await driver.MintAsync(tenant.Admin));

        (await App.Platform.DeleteAsync($"/api/v1/admin/tenants/{tenant.Slug}?force=true")).Require(204);

        Assert.That((await App.As($"Bearer {secret}").GetAsync("/scim/v2/Users")).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task NoCredentials_Is401InThisDialect()
    {
        var mint = await driver.MintAsync(App.As(null));
        var read = await App.As(null).GetAsync(driver.ReadPath);

        driver.AssertError(mint, 401);
        driver.AssertError(read, 401);
        Assert.That(mint.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task BadCredentials_Are401InThisDialectAndMintNothing()
    {
        var tenant = await App.AddTenantAsync();

        foreach (var (name, jwt) in App.Jwts.Bad(tenant.Slug))
        {
            var answer = await driver.MintAsync(App.As($"Bearer {jwt}"));

            Assert.That(answer.Status, Is.EqualTo(401), name);
            driver.AssertError(answer, 401);
            Assert.That(answer.Header("WWW-Authenticate"), Does.StartWith("Bearer"), name);
        }

        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }

    [TestCase("")]
    [TestCase("Basic dXNlcjpwYXNz")]
    [TestCase("Bearer")]
    [TestCase("Bearer x")]
    [TestCase("Bearer a b")]
    public async Task BadHeader_Is401InThisDialect(string header) =>
        driver.AssertError(await driver.MintAsync(App.As(header)), 401);

    [Test]
    public async Task ScimToken_OnThisDialect_Is401()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();

        driver.AssertError(await driver.MintAsync(connector), 401);
        driver.AssertError(await connector.GetAsync(driver.ReadPath), 401);
    }

    [Test]
    public async Task MissingScope_Is403AndMintsNothing()
    {
        var tenant = await App.AddTenantAsync();

        driver.AssertError(await driver.MintAsync(tenant.As(TestJwts.TenantScopes.Replace("scim.tokens.write", "", StringComparison.Ordinal))), 403);
        driver.AssertError(await tenant.As(TestJwts.TenantScopes.Replace(driver.ReadScope, "", StringComparison.Ordinal)).GetAsync(driver.ReadPath), 403);
        driver.AssertError(await driver.MintAsync(tenant.As("")), 403);
        driver.AssertError(await driver.MintAsync(tenant.As("scim.tokens.writer")), 403);
        Assert.That(await tenant.TokensAsync(), Is.Empty);
    }
}
