using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Dialects;

public sealed class TenantsTests : ServerFixture
{
    private const string Path = "/api/v1/admin/tenants";

    private static readonly string[] Fields =
    [
        "id", "slug", "display_name", "scim_enabled", "max_live_tokens", "default_token_lifetime_days", "compatibility_profile",
        "static_tokens_until", "passwords", "deprovision_guard", "created_at", "updated_at",
    ];

    [Test]
    public async Task Create_WithATokenForADisplayName_IsInvalid()
    {
        var token = Domain.ScimTokens.TokenSecret.Generate("scim_live_").Reveal();

        var answer = await App.Platform.PostAsync("/api/v1/admin/tenants", $$"""{"slug":"t-token-name","display_name":"{{token}}"}""");

        Assert.That(answer.Require(422)["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo("""["body","display_name"]"""));
    }

    [Test]
    public async Task Create_SlugOnly_GetsTheDefaultsAndIsFoundByIdAndSlug()
    {
        var slug = $"t-{Guid.NewGuid():N}"[..20];

        var created = await App.Platform.PostAsync(Path + "/", $$"""{"slug":"{{slug}}"}""");
        var byId = await App.Platform.GetAsync($"{Path}/{created.Require(201)["id"]}");
        var bySlug = await App.Platform.GetAsync($"{Path}/{slug}/");

        Assert.That(created.Members, Is.EquivalentTo(Fields));
        Assert.That(created.Header("Location"), Is.EqualTo($"https://scim.example.com{Path}/{created["id"]}"));
        Assert.That(created["max_live_tokens"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(created["default_token_lifetime_days"]!.GetValue<int>(), Is.EqualTo(180));
        Assert.That(new[] { byId.Text, bySlug.Text }, Is.All.EqualTo(created.Text));
    }

    [TestCase("{}", "slug", "missing")]
    [TestCase("{\"slug\":\"ab\"}", "slug", "value_error")]
    [TestCase("{\"slug\":\"Example\"}", "slug", "value_error")]
    [TestCase("{\"slug\":\"a_b\"}", "slug", "value_error")]
    [TestCase("{\"slug\":null}", "slug", "string_type")]
    [TestCase("{\"slug\":\"good-slug\",\"max_live_tokens\":0}", "max_live_tokens", "greater_than_equal")]
    [TestCase("{\"slug\":\"good-slug\",\"max_live_tokens\":11}", "max_live_tokens", "less_than_equal")]
    [TestCase("{\"slug\":\"good-slug\",\"default_token_lifetime_days\":731}", "default_token_lifetime_days", "less_than_equal")]
    [TestCase("{\"slug\":\"good-slug\",\"compatibility_profile\":\"none\"}", "compatibility_profile", "literal_error")]
    [TestCase("{\"slug\":\"good-slug\",\"scim_enabled\":\"yes\"}", "scim_enabled", "bool_type")]
    [TestCase("{\"slug\":\"good-slug\",\"id\":\"x\"}", "id", "extra_forbidden")]
    public async Task Create_BadMember_IsTypedAndNothingIsStored(string body, string member, string type)
    {
        var answer = await App.Platform.PostAsync(Path, body);

        AdminTests.AssertInvalid(answer, $"""["body","{member}"]""", type);
        Assert.That((await App.Platform.GetAsync($"{Path}/good-slug")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Create_TakenSlug_Is409()
    {
        var tenant = await App.AddTenantAsync();

        Assert.That((await App.Platform.PostAsync(Path, $$"""{"slug":"{{tenant.Slug}}"}""")).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task Create_OrDelete_WithoutPlatformScope_Is403()
    {
        var tenant = await App.AddTenantAsync();

        Assert.That((await tenant.Admin.PostAsync(Path, """{"slug":"another"}""")).Status, Is.EqualTo(403));
        Assert.That((await tenant.Admin.DeleteAsync($"{Path}/{tenant.Slug}")).Status, Is.EqualTo(403));
        Assert.That((await App.As(App.Jwts.Of(null, "scim.platform")).PostAsync(Path, """{"slug":"another"}""")).Status, Is.EqualTo(403));
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{tenant.Slug}")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task List_ByATenantsAdmin_ShowsItsOwnOnly()
    {
        var tenant = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();

        var own = await tenant.Admin.GetAsync(Path);
        var all = await App.Platform.GetAsync($"{Path}?per_page=100");

        Assert.That(Slugs(own), Is.EqualTo([tenant.Slug]));
        Assert.That(Slugs(all), Does.Contain(tenant.Slug).And.Contain(other.Slug));
    }

    [Test]
    public async Task AnotherTenant_IsAnsweredLikeAnUnknownOne()
    {
        var mine = await App.AddTenantAsync();
        var other = await App.AddTenantAsync();

        var answers = new[]
        {
            await mine.Admin.GetAsync($"{Path}/{other.Slug}"),
            await mine.Admin.GetAsync($"{Path}/{other.Id}"),
            await mine.Admin.GetAsync($"{Path}/nobody-here"),
            await mine.Admin.PatchAsync($"{Path}/{other.Slug}", """{"scim_enabled":false}"""),
        };

        Assert.That(answers.Select(answer => answer.ToString()).Distinct(), Is.EqualTo(["""404 {"detail":"Tenant not found."}"""]));
    }

    [Test]
    public async Task Patch_ByATenantsAdmin_ChangesAllButTheLimit()
    {
        var tenant = await App.AddTenantAsync();

        var patched = await tenant.Admin.PatchAsync(
            $"{Path}/{tenant.Slug}", """{"display_name":"New","scim_enabled":false,"default_token_lifetime_days":30,"compatibility_profile":"okta"}""");
        var limit = await tenant.Admin.PatchAsync($"{Path}/{tenant.Slug}", """{"max_live_tokens":2}""");

        Assert.That(patched.Require(200)["display_name"]!.GetValue<string>(), Is.EqualTo("New"));
        Assert.That(patched["default_token_lifetime_days"]!.GetValue<int>(), Is.EqualTo(30));
        Assert.That(limit.Status, Is.EqualTo(403));
        Assert.That((await tenant.Admin.GetAsync($"{Path}/{tenant.Slug}")).Text, Is.EqualTo(patched.Text));
    }

    [Test]
    public async Task DefaultLifetime_OfTheTenant_IsThatOfItsTokens()
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PatchAsync($"{Path}/{tenant.Slug}", """{"default_token_lifetime_days":30}""")).Require(200);

        var minted = await tenant.Admin.PostAsync(AdminTests.Path, """{"name":"Okta"}""");

        Assert.That(AdminTests.Lifetime(minted.Require(201).Json), Is.EqualTo(TimeSpan.FromDays(30)));
    }

    [Test]
    public async Task Limit_UnderWhatIsLive_Is409()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        await tenant.MintAsync();
        await tenant.MintAsync();

        var refused = await App.Platform.PatchAsync($"{Path}/{tenant.Slug}", """{"max_live_tokens":1}""");
        var raised = await App.Platform.PatchAsync($"{Path}/{tenant.Slug}", """{"max_live_tokens":10}""");

        Assert.That((refused.Status, raised.Status), Is.EqualTo((409, 200)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Delete_TenantThatHoldsSomething_NeedsForce(bool token)
    {
        var tenant = await App.AddTenantAsync();
        await (token ? tenant.MintAsync() : (Task)tenant.AddUserAsync("ada"));

        var refused = await App.Platform.DeleteAsync($"{Path}/{tenant.Slug}");
        var forced = await App.Platform.DeleteAsync($"{Path}/{tenant.Id}?force=true");

        Assert.That((refused.Status, forced.Status), Is.EqualTo((409, 204)));
        Assert.That((await App.Platform.GetAsync($"{Path}/{tenant.Slug}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Delete_EmptyTenant_Is204()
    {
        var tenant = await App.AddTenantAsync();

        Assert.That((await App.Platform.DeleteAsync($"{Path}/{tenant.Slug}")).Status, Is.EqualTo(204));
        Assert.That((await App.Platform.DeleteAsync($"{Path}/{tenant.Slug}")).Status, Is.EqualTo(404));
    }

    private static IEnumerable<string> Slugs(Answer page) =>
        page.Require(200)["items"]!.AsArray().Select(tenant => tenant!["slug"]!.GetValue<string>());
}
