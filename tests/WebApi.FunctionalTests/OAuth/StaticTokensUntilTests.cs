using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Dialects;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>The tenant's setting that ends static tokens, once its connectors sign in at the token endpoint.</summary>
internal sealed class StaticTokensUntilTests : OAuthFixture
{
    private const string Users = "/scim/v2/Users?count=0";

    [Test]
    public async Task StaticTokens_FromThatMomentOn_AreRefusedWhileAccessTokensGoOn()
    {
        var tenant = await App.AddTenantAsync();
        var token = (await tenant.MintAsync()).Secret;
        var party = await OAuthParty.CreateAsync(tenant);
        var access = await party.TokenAsync();
        await SetAsync(tenant, InMinutes(10));

        Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        var before = await tenant.OpensAsync(token);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        var refused = await App.As($"Bearer {token}").GetAsync(Users);
        var unknown = await App.As($"Bearer {Domain.ScimTokens.TokenSecret.Generate("scim_test_").Reveal()}").GetAsync(Users);

        Assert.That((before, refused.Status, refused.Text), Is.EqualTo((true, 401, unknown.Text)));
        Assert.That((await tenant.OpensAsync(access), await tenant.OpensAsync(await party.TokenAsync())), Is.EqualTo((true, true)));
        Assert.That(await ReasonsAsync(tenant), Is.EqualTo(["static_tokens_ended"]));
        await SetAsync(tenant, null);
        Assert.That(await tenant.OpensAsync(token), Is.True);
    }

    [Test]
    public async Task Mint_FromThatMomentOn_Is409AndChangesNothing()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 3);
        var id = (await tenant.MintAsync()).Id;
        await SetAsync(tenant, InMinutes(10));
        Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        (await TokenDialectDrivers.All[2].MintAsync(tenant.Admin)).Require(201);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        var stored = await tenant.TokensAsync();

        foreach (var dialect in TokenDialectDrivers.All)
        {
            var refused = await dialect.MintAsync(tenant.Admin);
            dialect.AssertError(refused, 409);
            Assert.That(refused.Text, Does.Contain("Static SCIM tokens have ended for this tenant"));
        }

        Assert.That((await tenant.Admin.PostAsync($"{AdminTests.Path}/{id}/recreate", "{}")).Status, Is.EqualTo(409));
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(stored));
        Assert.That((await tenant.Admin.PostAsync((await OAuthParty.CreateAsync(tenant)).Path + "/secrets", "{}")).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task Setting_IsShownInUtcRecordedAndSwitchedOffByNull()
    {
        var tenant = await App.AddTenantAsync();
        var path = TenantPath(tenant);
        var unset = (await tenant.Admin.GetAsync(path)).Require(200);

        var records = await tenant.RecordsOfAsync(async () =>
        {
            var set = await SetAsync(tenant, "2031-01-31T14:00:00.1234567+02:00");
            Assert.That((string?)set["static_tokens_until"], Is.EqualTo("2031-01-31T12:00:00.123Z"));
            Assert.That((await tenant.Admin.GetAsync(path)).Text, Is.EqualTo(set.Text));
            Assert.That((await tenant.Admin.PatchAsync(path, """{"scim_enabled":true}""")).Text, Is.EqualTo(set.Text));
            Assert.That((await SetAsync(tenant, "2031-01-31T12:00:00.123Z")).Text, Is.EqualTo(set.Text));
            Assert.That((await App.Platform.GetAsync("/api/v1/admin/tenants?per_page=100")).Text, Does.Contain(set.Text));
            Assert.That((await SetAsync(tenant, null))["static_tokens_until"], Is.Null);
        });

        Assert.That((unset.Members.Contains("static_tokens_until"), (JsonNode?)unset["static_tokens_until"]), Is.EqualTo((true, (JsonNode?)null)));
        Assert.That(records, Is.EqualTo(
            [
                """tenant.updated {"static_tokens_until":{"from":null,"to":"2031-01-31T12:00:00.123Z"},"version":2}""",
                """tenant.updated {"static_tokens_until":{"from":"2031-01-31T12:00:00.123Z","to":null},"version":3}""",
            ]));
    }

    [TestCase("7", "string_type")]
    [TestCase("\"\"", "value_error")]
    [TestCase("\"soon\"", "value_error")]
    [TestCase("\"2031-01-31\"", "value_error")]
    [TestCase("\"2031-01-31T12:00:00\"", "value_error")]
    [TestCase("\"2031-02-30T12:00:00Z\"", "value_error")]
    [TestCase("\"0001-01-01T00:00:00+14:00\"", "value_error")]
    public async Task Patch_WhatIsNoMoment_IsNamedAndChangesNothing(string value, string type)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.PatchAsync(TenantPath(tenant), $$"""{"static_tokens_until":{{value}}}""");

        AdminTests.AssertInvalid(answer, """["body","static_tokens_until"]""", type);
        Assert.That((await tenant.Admin.GetAsync(TenantPath(tenant)))["static_tokens_until"], Is.Null);
    }

    [Test]
    public async Task Patch_WithoutItsScope_Is403()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.As("scim.tokens.write scim.tenants.read").PatchAsync(TenantPath(tenant), """{"static_tokens_until":null}""");

        Assert.That(answer.Status, Is.EqualTo(403));
    }

    private static string TenantPath(TestTenant tenant) => $"/api/v1/admin/tenants/{tenant.Slug}";

    private static async Task<Answer> SetAsync(TestTenant tenant, string? moment) => (await tenant.Admin.PatchAsync(
        TenantPath(tenant), new JsonObject { ["static_tokens_until"] = moment }.ToJsonString())).Require(200);

    private string InMinutes(int minutes)
    {
        var now = Time.GetUtcNow();
        Time.SetUtcNow(now.AddTicks(TimeSpan.TicksPerMillisecond - (now.Ticks % TimeSpan.TicksPerMillisecond)));
        return Time.GetUtcNow().AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    private async Task<IEnumerable<string?>> ReasonsAsync(TestTenant tenant)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditNoteJob>().RunAsync(default);
        return (await tenant.RecordsAsync("scim_token.refused")).Select(record => (string?)record["changes"]!["reason"]);
    }
}
