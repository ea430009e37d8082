using System.Text.RegularExpressions;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>A secret that waits to be shown is shown on the page of its own tenant, and taken by nothing else.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ShownOnceTests : ServerFixture
{
    private protected override TestServerSetup Setup => new() { Listens = true };

    [Test]
    public async Task Secret_OfOneTenant_WaitsWhileAnothersPageIsShown()
    {
        var (mine, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);
        var led = await visitor.SendAsync($"/console/tenants/{mine.Slug}/credentials", "Mint", ("name", "Okta"));

        var elsewhere = await visitor.GetAsync($"/console/tenants/{other.Slug}/shown-once");
        var shown = await visitor.GetAsync(led.Location!);
        var reloaded = await visitor.GetAsync(led.Location!);

        Assert.That(elsewhere.Text, Does.Contain("There is no secret to show any more."));
        Assert.That((IsThere(elsewhere), IsThere(shown), IsThere(reloaded)), Is.EqualTo((false, true, false)));
    }

    [Test]
    public async Task Secret_AfterAHead_IsStillShown()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var led = await visitor.SendAsync($"/console/tenants/{tenant.Slug}/credentials", "Mint", ("name", "Okta"));

        var head = await visitor.HeadAsync(led.Location!);

        Assert.That((head.Status, head.Html, IsThere(await visitor.GetAsync(led.Location!))), Is.EqualTo((200, "", true)));
    }

    private static bool IsThere(Visit page) => Regex.IsMatch(page.Html, "scim_test_[0-9A-Za-z]{38}|Okta");
}
