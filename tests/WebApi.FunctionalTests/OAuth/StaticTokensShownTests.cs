using System.Globalization;
using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>What each dialect shows of static tokens whose tenant has done with them: never that one works which does not.</summary>
internal sealed class StaticTokensShownTests : OAuthFixture
{
    private const string Introspection = AdminTests.Path + "/introspect";

    private TestTenant tenant = null!;
    private (Guid Id, string Secret) token;

    [SetUp]
    public async Task MintAsync()
    {
        tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        token = await tenant.MintAsync();
    }

    [Test]
    public async Task Admin_FromThatMomentOn_ShowsThemAsExpired()
    {
        await EndAsync();

        var shown = (await tenant.Admin.GetAsync($"{AdminTests.Path}/{token.Id}")).Require(200);
        var active = (await tenant.Admin.GetAsync($"{AdminTests.Path}?status=active")).Require(200);
        var expired = (await tenant.Admin.GetAsync($"{AdminTests.Path}?status=expired")).Require(200);
        var expiring = (await tenant.Admin.GetAsync($"{AdminTests.Path}?expiring_within_days=730")).Require(200);
        var info = (await tenant.Admin.GetAsync($"{AdminTests.Path}/endpoint-info")).Require(200)["token"]!;
        var found = (await tenant.Admin.PostAsync(Introspection, $$"""{"token":"{{token.Secret}}"}""")).Require(200);

        Assert.That(((string?)shown["status"], (string?)shown["expires_at"]), Is.EqualTo(("expired", await EndOfTenantAsync())));
        Assert.That(((int)active["total"]!, (int)expired["total"]!, (int)expiring["total"]!), Is.EqualTo((0, 1, 0)));
        Assert.That(((bool)info["live"]!, info["expires_at"], info["last_used_at"]), Is.EqualTo((false, (JsonNode?)null, (JsonNode?)null)));
        Assert.That(((bool)found["active"]!, (string?)found["status"]), Is.EqualTo((false, "expired")));
    }

    [Test]
    public async Task Admin_FromThatMomentOn_ChangesNoneAndRevokesThem()
    {
        await EndAsync();

        var patched = await tenant.Admin.PatchAsync($"{AdminTests.Path}/{token.Id}", """{"expires_in_days":30}""");

        Assert.That((patched.Status, (string?)patched["detail"]), Is.EqualTo((409, "Static SCIM tokens have ended for this tenant: its connectors sign in at the token endpoint.")));
        Assert.That((await tenant.Admin.DeleteAsync($"{AdminTests.Path}/{token.Id}")).Status, Is.EqualTo(204));
        Assert.That((string?)(await tenant.Admin.GetAsync($"{AdminTests.Path}/{token.Id}"))["status"], Is.EqualTo("revoked"));
    }

    [Test]
    public async Task OtherDialects_FromThatMomentOn_ShowNone()
    {
        var truto = "/scim-token/" + token.Id;
        Assert.That((await tenant.Admin.GetAsync("/api/web/namespaces/system/scim_token")).Status, Is.EqualTo(200));

        await EndAsync();

        Assert.That((await tenant.Admin.GetAsync("/api/web/namespaces/system/scim_token")).Status, Is.EqualTo(404));
        Assert.That((bool)(await tenant.Admin.GetAsync("/api/admin/scim-settings")).Require(200)["hasToken"]!, Is.False);
        Assert.That((await tenant.Admin.GetAsync("/scim-token")).Require(200)["result"]!.AsArray(), Is.Empty);
        Assert.That((await tenant.Admin.GetAsync(truto)).Status, Is.EqualTo(404));
        Assert.That((await tenant.Admin.PatchAsync(truto, """{"name":"New"}""")).Status, Is.EqualTo(404));
    }

    // Whoever reads how long a token works is told so before it ends, too.
    [Test]
    public async Task Tokens_BeforeThatMoment_EndByIt()
    {
        var until = await SetAsync(days: 20);

        var info = (await tenant.Admin.GetAsync($"{AdminTests.Path}/endpoint-info")).Require(200)["token"]!;
        var minted = (await tenant.Admin.PostAsync(AdminTests.Path, """{"name":"Second"}""")).Require(201);
        var f5 = (await tenant.Admin.GetAsync("/api/web/namespaces/system/scim_token")).Require(200);
        var expiring = (await tenant.Admin.GetAsync($"{AdminTests.Path}?expiring_within_days=20")).Require(200);
        var shorter = (await tenant.Admin.PatchAsync($"{AdminTests.Path}/{token.Id}", """{"expires_in_days":1}""")).Require(200);

        Assert.That(
            ((bool)info["live"]!, (string?)info["expires_at"], (string?)minted["expires_at"], (string?)minted["status"]), Is.EqualTo((true, until, until, "active")));
        Assert.That((DateTimeOffset)f5["expiration_timestamp"]!, Is.EqualTo(DateTimeOffset.Parse(until, CultureInfo.InvariantCulture)));
        Assert.That((int)expiring["total"]!, Is.EqualTo(2));
        Assert.That((DateTimeOffset)shorter["expires_at"]!, Is.LessThan(DateTimeOffset.Parse(until, CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Null_BringsThemBackAsTheyWere()
    {
        var before = (await tenant.Admin.GetAsync($"{AdminTests.Path}/{token.Id}")).Require(200).Text;
        await EndAsync();

        (await tenant.Admin.PatchAsync(TenantPath, """{"static_tokens_until":null}""")).Require(200);

        Assert.That((await tenant.Admin.GetAsync($"{AdminTests.Path}/{token.Id}")).Require(200).Text, Is.EqualTo(before));
        Assert.That(await tenant.OpensAsync(token.Secret), Is.True);
    }

    [Test]
    public async Task Tenant_WhoseTokensHaveEnded_HoldsNoLiveOne()
    {
        await EndAsync();

        Assert.That((await App.Platform.DeleteAsync(TenantPath)).Status, Is.EqualTo(204));
    }

    private string TenantPath => $"/api/v1/admin/tenants/{tenant.Slug}";

    private async Task EndAsync()
    {
        await SetAsync(days: 1);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.That(await tenant.OpensAsync(token.Secret), Is.False);
    }

    private async Task<string> SetAsync(int days)
    {
        var moment = Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        (await tenant.Admin.PatchAsync(TenantPath, $$"""{"static_tokens_until":"{{moment}}"}""")).Require(200);
        return await EndOfTenantAsync();
    }

    private async Task<string> EndOfTenantAsync() => (string)(await tenant.Admin.GetAsync(TenantPath)).Require(200)["static_tokens_until"]!;
}
