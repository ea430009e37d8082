using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>A form of settings that was open while somebody else changed them takes nothing of that back.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class StaleSettingsTests : ServerFixture
{
    private static readonly (string, string)[] Form =
        [("display_name", "Acme"), ("scim_enabled", "true"), ("default_token_lifetime_days", "90"), ("compatibility_profile", "default"), ("passwords", "keep")];

    private protected override TestServerSetup Setup => new() { Listens = true };

    [TestCase("""{"deprovision_guard":{"limit":5,"minutes":60}}""", "name=\"guard_limit\" min=\"1\" value=\"5\"")]
    [TestCase("""{"passwords":"refuse"}""", "<option value=\"refuse\" selected=\"selected\">")]
    [TestCase("""{"static_tokens_until":"2031-01-31T12:00:00Z"}""", "value=\"2031-01-31T12:00\"")]
    [TestCase("""{"compatibility_profile":"okta"}""", "<option value=\"okta\" selected=\"selected\">")]
    public async Task Form_OfSettingsThatSomebodyChangedMeanwhile_IsRefusedAndShowsThem(string change, string shown)
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var (path, api) = ($"/console/tenants/{tenant.Slug}/settings", $"/api/v1/admin/tenants/{tenant.Slug}");
        var open = await visitor.GetAsync(path);
        (await tenant.Admin.PatchAsync(api, change)).Require(200);
        var before = await tenant.Admin.GetAsync(api);

        var refused = await visitor.SendAsync(open, path, null, Form);
        var after = await tenant.Admin.GetAsync(api);
        var again = await visitor.SendAsync(refused, path, null, Form);

        Assert.That((refused.Status, after.Text, again.Status), Is.EqualTo((412, before.Text, 302)));
        Assert.That(refused.Text, Does.Contain(
            "Somebody changed these settings meanwhile, or minted a credential. Here is what is stored now: make your change again.").And.Contain("Nothing was changed."));
        Assert.That(refused.Html, Does.Contain(shown));
    }

    [TestCase("", "version is missing")]
    [TestCase("x", "version must be a whole number")]
    public async Task Form_WithoutTheVersionThatItShowed_IsRefused(string version, string problem)
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/settings";
        var open = await visitor.GetAsync(path);

        var refused = await visitor.SendAsync(open with { Html = open.Html.Replace("name=\"version\"", "name=\"other\"", StringComparison.Ordinal) }, path, null, [.. Form, .. version.Length > 0 ? [("version", version)] : Array.Empty<(string, string)>()]);

        Assert.That((refused.Status, refused.Text.Contains(problem, StringComparison.Ordinal)), Is.EqualTo((422, true)));
    }
}
