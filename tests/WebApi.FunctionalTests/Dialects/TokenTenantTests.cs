using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary>Which tenant a request means, in every dialect.</summary>
[TestFixtureSource(typeof(TokenDialectDrivers), nameof(TokenDialectDrivers.All))]
internal sealed class TokenTenantTests(ITokenDialectDriver driver) : ServerFixture
{
    private int Minted => driver.Replaces ? 200 : 201;

    [Test]
    public async Task TenantOfTheJwt_IdOrSlug_IsMeant()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);

        var bySlug = await driver.MintAsync(App.As(App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes)));
        var byId = await driver.MintAsync(App.As(App.Jwts.Of(tenant.Id.ToString(), TestJwts.TenantScopes)));

        Assert.That((bySlug.Status, byId.Status), Is.AnyOf((200, 200), (201, 201)));
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(driver.Replaces ? 1 : 2));
    }

    [Test]
    public async Task TenantOfTheJwt_NamedToo_IsFine()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);

        var byHeader = await driver.MintAsync(tenant.Admin, "", ("X-Tenant", tenant.Slug));
        var byQuery = await driver.MintAsync(tenant.Admin, $"?tenant_id={tenant.Id}");

        Assert.That((byHeader.Status, byQuery.Status), Is.AnyOf((200, 200), (201, 201)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task TenantOfTheJwt_WhileAnotherIsNamed_Is403EvenWithPlatformScope(bool platform)
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        var caller = mine.As(platform ? TestJwts.AllScopes : TestJwts.TenantScopes);

        driver.AssertError(await driver.MintAsync(caller, "", ("X-Tenant", other.Slug)), 403);
        driver.AssertError(await driver.MintAsync(caller, "", ("X-Tenant", other.Id.ToString())), 403);
        driver.AssertError(await driver.MintAsync(caller, $"?tenant_id={other.Id}"), 403);
        driver.AssertError(await driver.MintAsync(caller, "", ("X-Tenant", "unknown")), 403);
        driver.AssertError(await caller.GetAsync(driver.ReadPath, ("X-Tenant", other.Slug)), 403);
        Assert.That(await other.TokensAsync(), Is.Empty);
        Assert.That(await mine.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task PlatformJwt_NamesATenantBySlugOrId_MeansIt()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 4);

        var answers = new[]
        {
            await driver.MintAsync(App.Platform, "", ("X-Tenant", tenant.Slug)),
            await driver.MintAsync(App.Platform, "", ("X-Tenant", tenant.Id.ToString())),
            await driver.MintAsync(App.Platform, $"?tenant_id={tenant.Id}"),
            await driver.MintAsync(App.Platform, $"?tenant_id={tenant.Id}", ("X-Tenant", tenant.Slug)),
        };

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(driver.Replaces ? 200 : 201));
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(driver.Replaces ? 1 : 4));
    }

    [Test]
    public async Task PlatformJwt_NamesNoTenant_IsInvalid()
    {
        var mint = await driver.MintAsync(App.Platform);
        var read = await App.Platform.GetAsync(driver.ReadPath);

        driver.AssertError(mint, driver.Invalid);
        driver.AssertError(read, driver.Invalid);
        Assert.That(mint.Text, Does.Contain(driver is TokenDialectDrivers.Truto ? "team_id" : "tenant_id"));
    }

    [Test]
    public async Task PlatformJwt_NamesTwoTenants_IsInvalidAndMintsNothing()
    {
        var first = await App.AddTenantAsync();
        var second = await App.AddTenantAsync();

        driver.AssertError(await driver.MintAsync(App.Platform, $"?tenant_id={first.Id}", ("X-Tenant", second.Slug)), driver.Invalid);
        driver.AssertError(await driver.MintAsync(App.Platform, $"?tenant_id={first.Id}&tenant_id={second.Id}"), driver.Invalid);
        Assert.That(await first.TokensAsync(), Is.Empty);
        Assert.That(await second.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task PlatformJwt_NamesAnUnknownTenant_Is404()
    {
        driver.AssertError(await driver.MintAsync(App.Platform, "", ("X-Tenant", "nobody-here")), 404);
        driver.AssertError(await driver.MintAsync(App.Platform, $"?tenant_id={Guid.NewGuid()}"), 404);
    }

    [Test]
    public async Task TenantOfTheJwt_WhileTheBodyNamesAnother_Is403AndMintsNothing()
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        (await driver.MintAsync(mine.Admin)).Require(Minted);
        var before = await mine.TokensAsync();

        driver.AssertError(await MintNamingAsync(mine.Admin, $"\"{other.Id}\""), 403);
        driver.AssertError(await MintNamingAsync(mine.Admin, $"\"{Guid.NewGuid()}\""), 403);
        Assert.That(await mine.TokensAsync(), Is.EqualTo(before));
        Assert.That(await other.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task PlatformJwt_NamesAnotherTenantInTheBody_IsInvalidAndMintsNothing()
    {
        var first = await App.AddTenantAsync();
        var second = await App.AddTenantAsync();

        driver.AssertError(await MintNamingAsync(App.Platform, $"\"{first.Id}\"", $"?tenant_id={second.Id}"), driver.Invalid);
        driver.AssertError(await MintNamingAsync(App.Platform, $"\"{first.Id}\"", "", ("X-Tenant", second.Slug)), driver.Invalid);
        driver.AssertError(await MintNamingAsync(App.Platform, "5", $"?tenant_id={second.Id}"), driver.Invalid);
        Assert.That(await first.TokensAsync(), Is.Empty);
        Assert.That(await second.TokensAsync(), Is.Empty);
    }

    [Test]
    public async Task Tenant_NamedInTheBody_IsMeant()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 5);
        var slug = driver is TokenDialectDrivers.Admin ? tenant.Id.ToString() : tenant.Slug;

        (await MintNamingAsync(App.Platform, $"\"{tenant.Id}\"")).Require(Minted);
        (await MintNamingAsync(App.Platform, $"\"{slug}\"", $"?tenant_id={tenant.Id}")).Require(Minted);
        (await MintNamingAsync(tenant.Admin, $"\"{tenant.Id}\"")).Require(Minted);
        (await MintNamingAsync(tenant.Admin, $"\"{slug}\"")).Require(Minted);
        (await MintNamingAsync(tenant.Admin, "null")).Require(Minted);

        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(driver.Replaces ? 1 : 5));
    }

    [Test]
    public async Task JwtOfAnUnknownTenant_Is404() =>
        driver.AssertError(await driver.MintAsync(App.As(App.Jwts.Of("nobody-here", TestJwts.TenantScopes))), 404);

    [Test]
    public async Task JwtOfNoTenantWithoutPlatformScope_Is403()
    {
        var tenant = await App.AddTenantAsync();

        driver.AssertError(await driver.MintAsync(App.As(App.Jwts.Of(null, TestJwts.TenantScopes))), 403);
        driver.AssertError(await driver.MintAsync(App.As(App.Jwts.Of(null, TestJwts.TenantScopes)), "", ("X-Tenant", tenant.Slug)), 403);
    }

    private Task<Answer> MintNamingAsync(Caller caller, string tenant, string query = "", params (string, string)[] headers)
    {
        var body = JsonNode.Parse(driver.MintBody ?? "{}")!.AsObject();
        body["tenant_id"] = JsonNode.Parse(tenant);
        return caller.PostAsync(driver.MintPath + query, body.ToJsonString(), headers);
    }
}
