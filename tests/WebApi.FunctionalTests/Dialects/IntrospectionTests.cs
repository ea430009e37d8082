using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.FunctionalTests.Audit;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary><c>POST /api/v1/admin/scim-tokens/introspect</c>.</summary>
internal sealed class IntrospectionTests : ServerFixture
{
    private const string Path = "/api/v1/admin/scim-tokens/introspect";
    private const string Inactive = """200 {"active":false}""";

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => new() { Services = services => services.AddSingleton<TimeProvider>(time) };

    [Test]
    public async Task Introspect_ALiveToken_TellsWhichItIs()
    {
        var tenant = await App.AddTenantAsync();
        var minted = await tenant.Admin.PostAsync(
            "/api/v1/admin/scim-tokens", """{"name":"Okta","expires_in_days":7,"scopes":["users:read","groups:read"]}""");

        var answer = await AskAsync(tenant.Admin, minted.Require(201)["token"]!.GetValue<string>());

        var end = minted["expires_at"]!.GetValue<DateTimeOffset>().ToUnixTimeSeconds();
        var start = minted["created_at"]!.GetValue<DateTimeOffset>().ToUnixTimeSeconds();
        Assert.That(answer.ToString(), Is.EqualTo(
            $$"""200 {"active":true,"scope":"users:read groups:read","token_type":"Bearer","exp":{{end}},"iat":{{start}},"sub":"ada","jti":"{{minted["id"]}}","token_id":"{{minted["id"]}}","tenant_id":"{{tenant.Id}}","name":"Okta","hint":"{{minted["hint"]}}","status":"active"}"""));
        Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task Introspect_ARevokedOrExpiredToken_TellsWhichItIsAndThatItIsNotActive()
    {
        var tenant = await App.AddTenantAsync(2);
        var (revoked, expired) = (await tenant.MintAsync(), await tenant.MintAsync("\"expires_in_days\":1"));
        (await tenant.Admin.DeleteAsync($"/api/v1/admin/scim-tokens/{revoked.Id}")).Require(204);
        time.Advance(TimeSpan.FromDays(1));

        var answers = new[] { await AskAsync(tenant.Admin, revoked.Secret), await AskAsync(tenant.Admin, expired.Secret) };

        Assert.That(
            answers.Select(answer => (answer["active"]!.GetValue<bool>(), answer["status"]!.GetValue<string>(), answer["token_id"]!.GetValue<Guid>())),
            Is.EqualTo(new[] { (false, "revoked", revoked.Id), (false, "expired", expired.Id) }));
    }

    [Test]
    public async Task Introspect_WhatIsNoTokenOfTheTenant_IsInactiveAndNothingMore()
    {
        var (tenant, neighbour) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        var theirs = await neighbour.MintAsync();

        foreach (var text in new[] { theirs.Secret, TokenSecret.Generate("scim_test_").Reveal(), "", "rubbish", new string('x', 5000) })
        {
            Assert.That((await AskAsync(tenant.Admin, text)).ToString(), Is.EqualTo(Inactive), text);
        }
    }

    [Test]
    public async Task Introspect_ByTheOperatorOfThePlatform_FindsTokensOfAnyTenant()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();

        var answer = await AskAsync(App.Platform, token.Secret);

        Assert.That(answer.Require(200)["tenant_id"]!.GetValue<Guid>(), Is.EqualTo(tenant.Id));
        Assert.That((await AskAsync(App.Platform, "rubbish")).ToString(), Is.EqualTo(Inactive));
    }

    [Test]
    public async Task Introspect_Anything_IsInTheAuditWithoutTheSecret()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();

        await AskAsync(tenant.Admin, token.Secret);
        await AskAsync(tenant.Admin, "rubbish");

        var records = await tenant.RecordsAsync("scim_token.introspected");
        Assert.That(
            records.Select(record => (record["target_id"]!.GetValue<Guid>(), record["changes"]!.ToJsonString(), record["actor"]!.GetValue<string>())),
            Is.EquivalentTo(new[] { (token.Id, """{"found":true}""", "ada"), (Guid.Empty, """{"found":false}""", "ada") }));
        Assert.That(string.Concat(records.Select(record => record.ToJsonString())), Does.Not.Contain(token.Secret).And.Not.Contain("rubbish"));
    }

    [Test]
    public async Task Introspect_IsNoUseOfTheToken()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();

        await AskAsync(tenant.Admin, token.Secret);

        var shown = await tenant.Admin.GetAsync($"/api/v1/admin/scim-tokens/{token.Id}");
        Assert.That(shown.Require(200)["last_used_at"], Is.Null);
    }

    [TestCase("{}", """["body","token"]""", "missing")]
    [TestCase("""{"token":5}""", """["body","token"]""", "string_type")]
    [TestCase("""{"token":"x","token_type_hint":"access_token"}""", """["body","token_type_hint"]""", "extra_forbidden")]
    public async Task Introspect_BadBody_IsInvalid(string body, string location, string type) =>
        AdminTests.AssertInvalid(await (await App.AddTenantAsync()).Admin.PostAsync(Path, body), location, type);

    [Test]
    public async Task Introspect_WithoutTheScopeOrCredentials_IsRefused()
    {
        var tenant = await App.AddTenantAsync();

        Assert.That((await AskAsync(tenant.As("scim.tokens.write"), "x")).Status, Is.EqualTo(403));
        Assert.That((await AskAsync(App.As(null), "x")).Status, Is.EqualTo(401));
        Assert.That((await AskAsync(await tenant.ConnectorAsync(), "x")).Status, Is.EqualTo(401));
    }

    private static Task<Answer> AskAsync(Caller caller, string token) => caller.PostAsync(Path, $$"""{"token":"{{token}}"}""");
}
