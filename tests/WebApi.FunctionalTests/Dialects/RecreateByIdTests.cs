using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

/// <summary><c>POST /api/v1/admin/scim-tokens/{token_id}/recreate</c>.</summary>
internal sealed class RecreateByIdTests : ServerFixture
{
    private const string Tokens = "/api/v1/admin/scim-tokens/";

    private static readonly string[] New = ["id", "hint", "created_at", "created_by", "updated_at", "expires_at", "token"];

    private readonly ManualTime time = new();

    private static IEnumerable<TestCaseData> BadBodies =>
    [
        Bad("""{"overlap_minutes":-1}""", "overlap_minutes", "greater_than_equal"),
        Bad("""{"overlap_minutes":1441}""", "overlap_minutes", "less_than_equal"),
        Bad("""{"overlap_minutes":99999999999}""", "overlap_minutes", "less_than_equal"),
        Bad("""{"overlap_minutes":1.5}""", "overlap_minutes", "int_type"),
        Bad("""{"overlap_minutes":"5"}""", "overlap_minutes", "int_type"),
        Bad("""{"overlap":5}""", "overlap", "extra_forbidden"),
        Bad("""{"name":"x"}""", "name", "extra_forbidden"),
    ];

    private protected override TestServerSetup Setup => new() { Services = services => services.AddSingleton<TimeProvider>(time) };

    [TestCase(null)]
    [TestCase("{}")]
    [TestCase("""{"overlap_minutes":0}""")]
    [TestCase("""{"overlap_minutes":null}""")]
    public async Task Recreate_WithoutOverlap_ReplacesThatTokenByOneLikeIt(string? body)
    {
        var tenant = await App.AddTenantAsync(2);
        var other = await tenant.MintAsync();
        var old = await tenant.Admin.PostAsync(
            Tokens, """{"name":"Okta","expires_in_days":7,"scopes":["users:read"],"allowed_networks":["127.0.0.0/8"]}""");
        time.Advance(TimeSpan.FromHours(1));

        var minted = await App.As(App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes, "bob")).PostAsync($"{Tokens}{old["id"]}/recreate", body);

        Assert.That(minted.Require(201).Header("Location"), Does.EndWith(Tokens + minted["id"]));
        Assert.That(minted.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(minted.Members, Is.EqualTo(old.Members));
        foreach (var member in old.Members.Except(New))
        {
            Assert.That(minted[member]?.ToJsonString(), Is.EqualTo(old[member]?.ToJsonString()), member);
        }

        Assert.That(minted["created_by"]!.GetValue<string>(), Is.EqualTo("bob"));
        Assert.That(Time(minted, "expires_at"), Is.EqualTo(Time(minted, "created_at").AddDays(7)));
        Assert.That(await tenant.OpensAsync(Secret(old)), Is.False);
        Assert.That(await tenant.OpensAsync(Secret(minted)), Is.True);
        Assert.That(await tenant.OpensAsync(other.Secret), Is.True);
        Assert.That((await GetAsync(tenant, old))["revoked_by"]!.GetValue<string>(), Is.EqualTo("bob"));
    }

    [Test]
    public async Task Recreate_WithOverlap_KeepsTheOldOneLiveToTheSecond()
    {
        var tenant = await App.AddTenantAsync(2);
        var old = await tenant.Admin.PostAsync(Tokens, """{"name":"Okta","expires_in_days":7}""");

        var minted = await RecreateAsync(tenant, old, """{"overlap_minutes":60}""");

        Assert.That(Time(await GetAsync(tenant, old), "expires_at"), Is.EqualTo(Time(minted.Require(201), "created_at").AddHours(1)));
        Assert.That(await tenant.OpensAsync(Secret(minted)), Is.True);
        time.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromMilliseconds(1));
        Assert.That(await tenant.OpensAsync(Secret(old)), Is.True);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await tenant.OpensAsync(Secret(old)), Is.False);
        Assert.That(await tenant.CountTokensAsync("expired"), Is.EqualTo(1));
    }

    [Test]
    public async Task Recreate_WithAnOverlapBeyondItsEnd_LeavesTheEndOfTheOldOne()
    {
        var tenant = await App.AddTenantAsync(2);
        var old = await tenant.Admin.PostAsync(Tokens, """{"name":"Okta","expires_in_days":1}""");
        time.Advance(TimeSpan.FromHours(12));

        (await RecreateAsync(tenant, old, """{"overlap_minutes":1440}""")).Require(201);

        Assert.That(Time(await GetAsync(tenant, old), "expires_at"), Is.EqualTo(Time(old, "expires_at")));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task Recreate_WithOverlapAndNoRoom_Is409AndChangesNothing(int limit)
    {
        var tenant = await App.AddTenantAsync(limit);
        var old = await tenant.Admin.PostAsync(Tokens, """{"name":"Okta"}""");
        for (var number = 1; number < limit; number++)
        {
            await tenant.MintAsync();
        }

        var before = await tenant.TokensAsync();
        var refused = await RecreateAsync(tenant, old, """{"overlap_minutes":1}""");

        Assert.That((refused.Status, refused["detail"]!.GetValue<string>()), Is.EqualTo((409, limit == 1
            ? "The tenant may have one live SCIM token only: recreate it without an overlap."
            : "The tenant already has 2 live SCIM tokens, its limit: there is no room for an overlap.")));
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
        Assert.That(await tenant.OpensAsync(Secret(old)), Is.True);
    }

    [Test]
    public async Task Recreate_OfARevokedOrExpiredToken_Is409()
    {
        var tenant = await App.AddTenantAsync(2);
        var revoked = await tenant.Admin.PostAsync(Tokens, """{"name":"revoked"}""");
        (await tenant.Admin.DeleteAsync($"{Tokens}{revoked["id"]}")).Require(204);
        var expired = await tenant.Admin.PostAsync(Tokens, """{"name":"expired","expires_in_days":1}""");
        time.Advance(TimeSpan.FromDays(1));

        var answers = new[] { await RecreateAsync(tenant, revoked), await RecreateAsync(tenant, expired) };

        Assert.That(answers.Select(answer => answer.ToString()), Is.EqualTo(
            new[] { """409 {"detail":"The SCIM token is revoked."}""", """409 {"detail":"The SCIM token has expired."}""" }));
        Assert.That(await tenant.CountTokensAsync(), Is.Zero);
    }

    [Test]
    public async Task Recreate_WithScimOff_Is409AndRevokesNothing()
    {
        var tenant = await App.AddTenantAsync();
        var old = await tenant.Admin.PostAsync(Tokens, """{"name":"Okta"}""");
        await tenant.SwitchScimAsync(false);

        var refused = await RecreateAsync(tenant, old);
        await tenant.SwitchScimAsync(true);

        Assert.That(refused.Status, Is.EqualTo(409));
        Assert.That(await tenant.OpensAsync(Secret(old)), Is.True);
    }

    [Test]
    public async Task Recreate_OfAnotherTenantsTokenOrNone_Is404()
    {
        var tenant = await App.AddTenantAsync();
        var neighbour = await App.AddTenantAsync();
        var theirs = await neighbour.MintAsync();

        foreach (var id in new[] { theirs.Id.ToString(), Guid.NewGuid().ToString(), "endpoint-info", "x" })
        {
            Assert.That((await tenant.Admin.PostAsync($"{Tokens}{id}/recreate")).Status, Is.EqualTo(404), id);
        }

        Assert.That(await neighbour.OpensAsync(theirs.Secret), Is.True);
    }

    [TestCaseSource(nameof(BadBodies))]
    public async Task Recreate_BadBody_Is422AndRevokesNothing(string body, string field, string type)
    {
        var tenant = await App.AddTenantAsync(2);
        var old = await tenant.Admin.PostAsync(Tokens, """{"name":"Okta"}""");

        var refused = await RecreateAsync(tenant, old, body);

        Assert.That(refused.Require(422)["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo($"""["body","{field}"]"""));
        Assert.That(refused["detail"]![0]!["type"]!.GetValue<string>(), Is.EqualTo(type));
        Assert.That(await tenant.OpensAsync(Secret(old)), Is.True);
    }

    [Test]
    public async Task Repeat_UnderItsKey_ReplacesOnce()
    {
        var tenant = await App.AddTenantAsync();
        var old = await tenant.Admin.PostAsync(Tokens, """{"name":"Okta"}""");
        var key = ("Idempotency-Key", "rotation");

        var first = await tenant.Admin.PostAsync($"{Tokens}{old["id"]}/recreate", null, key);
        var repeat = await tenant.Admin.PostAsync($"{Tokens}{old["id"]}/recreate", null, key);
        var next = await tenant.Admin.PostAsync($"{Tokens}{first.Require(201)["id"]}/recreate", null, key);

        Assert.That(repeat.ToString(), Is.EqualTo(first.ToString()));
        Assert.That(Secret(next.Require(201)), Is.Not.EqualTo(Secret(first)), "the key of another token's path is another key");
    }

    [Test]
    public async Task Recreate_WithoutTheScope_Is403()
    {
        var tenant = await App.AddTenantAsync();
        var old = await tenant.MintAsync();

        Assert.That((await tenant.As("scim.tokens.read").PostAsync($"{Tokens}{old.Id}/recreate")).Status, Is.EqualTo(403));
    }

    private static Task<Answer> RecreateAsync(TestTenant tenant, Answer old, string? body = null) =>
        tenant.Admin.PostAsync($"{Tokens}{old.Require(201)["id"]}/recreate", body);

    private static Task<Answer> GetAsync(TestTenant tenant, Answer token) => tenant.Admin.GetAsync($"{Tokens}{token["id"]}");

    private static string Secret(Answer minted) => minted["token"]!.GetValue<string>();

    private static DateTimeOffset Time(Answer token, string member) =>
        DateTimeOffset.Parse(token[member]!.GetValue<string>(), CultureInfo.InvariantCulture);

    private static TestCaseData Bad(string body, string field, string type) => new TestCaseData(body, field, type).SetArgDisplayNames(body);
}
