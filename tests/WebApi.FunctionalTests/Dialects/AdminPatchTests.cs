using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

public sealed class AdminPatchTests : ServerFixture
{
    [Test]
    public async Task Patch_Nothing_ChangesNothing()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();
        var before = await tenant.TokensAsync();

        var answer = await tenant.Admin.PatchAsync(Of(token.Id), "{}");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Members, Is.EquivalentTo(AdminTests.Fields));
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Patch_EveryMember_ChangesThemButNotTheSecret()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();
        var before = TimeProvider.System.GetUtcNow();

        var answer = await tenant.Admin.PatchAsync(
            Of(token.Id) + "/", """{"name":"New","expires_in_days":1,"scopes":["users:read"],"allowed_networks":["127.0.0.1"]}""");

        Assert.That(answer.Require(200)["name"]!.GetValue<string>(), Is.EqualTo("New"));
        Assert.That(answer["expires_at"]!.GetValue<DateTimeOffset>(), Is.InRange(before.AddDays(1).AddSeconds(-1), before.AddDays(1).AddMinutes(1)));
        Assert.That(AdminTests.Texts(answer["scopes"]), Is.EqualTo(["users:read"]));
        Assert.That(AdminTests.Texts(answer["allowed_networks"]), Is.EqualTo(["127.0.0.1/32"]));
        Assert.That(await tenant.OpensAsync(token.Secret), Is.True);
    }

    [TestCaseSource(typeof(BadNames), nameof(BadNames.Bad))]
    public async Task Patch_BadName_IsTypedAndChangesNothing(string name, string type)
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();
        var before = await tenant.TokensAsync();

        var answer = await tenant.Admin.PatchAsync(Of(token.Id), $$"""{"name":{{name}},"expires_in_days":5}""");

        AdminTests.AssertInvalid(answer, """["body","name"]""", type);
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
    }

    [TestCase("id", "\"05daecaf-4365-42e8-8370-8127de5dd717\"")]
    [TestCase("status", "\"revoked\"")]
    [TestCase("hint", "\"x\"")]
    [TestCase("token", "\"x\"")]
    [TestCase("tenant_id", "null")]
    [TestCase("expires_at", "\"2030-01-01T00:00:00Z\"")]
    [TestCase("revoked_at", "null")]
    public async Task Patch_ReadOnlyMember_IsForbiddenAndChangesNothing(string member, string value)
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();
        var before = await tenant.TokensAsync();

        var answer = await tenant.Admin.PatchAsync(Of(token.Id), $$"""{"{{member}}":{{value}},"name":"New"}""");

        AdminTests.AssertInvalid(answer, $"""["body","{member}"]""", "extra_forbidden");
        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Patch_RevokedToken_Is409()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();
        await tenant.Admin.DeleteAsync(Of(token.Id));

        var named = await tenant.Admin.PatchAsync(Of(token.Id), """{"name":"New"}""");
        var empty = await tenant.Admin.PatchAsync(Of(token.Id), "{}");

        Assert.That(named.Status, Is.EqualTo(409), named.Text);
        Assert.That(named["detail"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(empty.Status, Is.EqualTo(409), empty.Text);
    }

    [Test]
    public async Task Revoke_Twice_Is204AndSaysOnceWhoDidIt()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();

        var first = await tenant.Admin.DeleteAsync(Of(token.Id));
        var revoked = await tenant.Admin.GetAsync(Of(token.Id));
        var again = await App.As(App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes, "bob")).DeleteAsync(Of(token.Id) + "/");
        var after = await tenant.Admin.GetAsync(Of(token.Id));

        Assert.That(new[] { first.Status, again.Status }, Is.All.EqualTo(204));
        Assert.That(revoked["status"]!.GetValue<string>(), Is.EqualTo("revoked"));
        Assert.That(revoked["revoked_by"]!.GetValue<string>(), Is.EqualTo(TestJwts.Subject));
        Assert.That(revoked["revoked_at"], Is.Not.Null);
        Assert.That(after.Text, Is.EqualTo(revoked.Text));
        Assert.That(await tenant.CountTokensAsync("revoked"), Is.EqualTo(1));
    }

    [Test]
    public async Task Create_WhileATokenIsLive_Is409AndLeavesItLive()
    {
        var tenant = await App.AddTenantAsync();
        var token = await tenant.MintAsync();

        var answer = await tenant.Admin.PostAsync(AdminTests.Path, """{"name":"second"}""");

        Assert.That(answer.Status, Is.EqualTo(409), answer.Text);
        Assert.That(await tenant.OpensAsync(token.Secret), Is.True);
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(1));
    }

    [TestCase("not-a-uuid")]
    [TestCase("05daecaf-4365-42e8-8370-8127de5dd717")]
    [TestCase("05daecaf436542e883708127de5dd717")]
    [TestCase("%20")]
    public async Task Anything_OfAnUnknownId_Is404(string id)
    {
        var tenant = await App.AddTenantAsync();

        var answers = new[]
        {
            await tenant.Admin.GetAsync($"{AdminTests.Path}/{id}"),
            await tenant.Admin.PatchAsync($"{AdminTests.Path}/{id}", "{}"),
            await tenant.Admin.DeleteAsync($"{AdminTests.Path}/{id}"),
        };

        Assert.That(answers.Select(answer => answer.Text), Is.All.EqualTo("""{"detail":"SCIM token not found."}"""));
        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(404));
    }

    [Test]
    public async Task Anything_OfNoTenantByThePlatform_SaysThatTheQueryLacksIt()
    {
        var listed = await App.Platform.GetAsync(AdminTests.Path);
        var minted = await App.Platform.PostAsync(AdminTests.Path, """{"name":"Okta"}""");
        var withNull = await App.Platform.PostAsync(AdminTests.Path, """{"name":"Okta","tenant_id":null}""");

        AdminTests.AssertInvalid(listed, """["query","tenant_id"]""", "missing");
        AdminTests.AssertInvalid(minted, """["query","tenant_id"]""", "missing");
        AdminTests.AssertInvalid(withNull, """["query","tenant_id"]""", "missing");
    }

    [Test]
    public async Task Create_ByThePlatform_IsForTheTenantThatTheBodyNames()
    {
        var tenant = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();
        var body = $$"""{"name":"Okta","tenant_id":"{{tenant.Id}}"}""";

        var two = await App.Platform.PostAsync(AdminTests.Path, body, ("X-Tenant", other.Slug));
        var minted = await App.Platform.PostAsync(AdminTests.Path, body);
        var foreign = await other.Admin.PostAsync(AdminTests.Path, body);

        Assert.That((two.Status, minted.Status, foreign.Status), Is.EqualTo((422, 201, 403)));
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(1));
        Assert.That(await other.CountTokensAsync(), Is.Zero);
    }

    private static string Of(Guid id) => $"{AdminTests.Path}/{id}";

    [TestCase("/api/v1/admin/scim-tokens", """{"name":"a","tenant_id":null,"expires_in_days":null,"scopes":null,"allowed_networks":null}""", 201)]
    [TestCase("/scim-token", """{"name":"a","team_id":null}""", 201)]
    [TestCase("/api/web/namespaces/system/scim_token", """{"expiration_days":null,"namespace":null}""", 200)]
    public async Task Create_WithNulls_IsAsIfTheyWereLeftOut(string path, string body, int status)
    {
        var tenant = await App.AddTenantAsync();

        (await tenant.Admin.PostAsync(path, body)).Require(status);

        var token = (await tenant.Admin.GetAsync(AdminTests.Path)).Require(200)["items"]![0]!;
        Assert.That(token["scopes"]!.AsArray(), Has.Count.EqualTo(4));
        Assert.That(token["allowed_networks"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Patch_WithNulls_ChangesNothing()
    {
        var tenant = await App.AddTenantAsync();
        var (id, _) = await tenant.MintAsync("\"allowed_networks\":[\"127.0.0.0/8\"]");
        var before = await tenant.TokensAsync();

        (await tenant.Admin.PatchAsync($"{AdminTests.Path}/{id}", """{"name":null,"expires_in_days":null,"scopes":null,"allowed_networks":null}""")).Require(200);

        Assert.That(await tenant.TokensAsync(), Is.EqualTo(before));
    }
}
