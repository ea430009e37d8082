using System.Text.RegularExpressions;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>What screens say to whoever may not see all, or came far into a list.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ScreenDetailTests : ServerFixture
{
    private protected override TestServerSetup Setup => new() { Listens = true };

    [TestCase("health", "credentials")]
    [TestCase("health", "connect")]
    [TestCase("people", "connect")]
    [TestCase("activity", "connect")]
    public async Task Link_ToAScreenThatOneMayNotSee_IsItsTextAlone(string screen, string target)
    {
        var tenant = await App.AddTenantAsync();
        if (target == "credentials")
        {
            await tenant.MintAsync();
        }

        using var engineer = Visitor.Of(App, tenant.Slug, Permissions.TenantsRead, Permissions.UsersRead, Permissions.AuditRead);
        using var administrator = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var link = $"href=\"/console/tenants/{tenant.Slug}/{target}\"";

        var (without, with) = (await engineer.GetAsync($"/console/tenants/{tenant.Slug}/{screen}"), await administrator.GetAsync($"/console/tenants/{tenant.Slug}/{screen}"));

        Assert.That((Content(without).Contains(link, StringComparison.Ordinal), Content(with).Contains(link, StringComparison.Ordinal)), Is.EqualTo((false, true)));
        Assert.That(Regex.Replace(Content(without), "<[^>]+>", ""), Does.Contain(target == "credentials" ? "IdP" : "onnect"));
    }

    [Test]
    public async Task Overview_OfAPersonWhoMayNotSeeCredentials_DoesNotSayThatNothingExpires()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.TenantsRead);

        Assert.That((await visitor.GetAsync("/console")).Text, Does.Contain("you may not see credentials").And.Not.Contain("nothing within"));
    }

    [TestCase("400", "400")]
    [TestCase("412", "412")]
    [TestCase("4xx", "refused (4xx)")]
    [TestCase("", "any")]
    public async Task Activity_NarrowedDownByItsAddress_ShowsToWhat(string status, string text)
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.AuditRead);

        var page = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/activity?status={status}");

        Assert.That(Regex.Match(page.Html, "<option value=\"([^\"]*)\" selected=\"selected\">([^<]*)</option>").Groups.Values.Skip(1).Select(group => group.Value), Is.EqualTo(new[] { status, text }));
    }

    [Test]
    public async Task People_BeyondAPage_GoOnAndBackToTheBeginning()
    {
        var tenant = await App.AddTenantAsync();
        for (var number = 10; number < 61; number++)
        {
            await tenant.AddUserAsync($"user-{number}");
        }

        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.UsersRead);
        var path = $"/console/tenants/{tenant.Slug}/people";

        var first = await visitor.SendAsync(path, null, ("of", "users"), ("text", "user-"), ("by", "userName"));
        var second = await visitor.SendAsync(first, path, null, ("of", "users"), ("text", "user-"), ("by", "userName"), ("cursor", Cursor(first)));

        Assert.That((Regex.Count(first.Html, ">user-\\d+</a>"), Buttons(first)), Is.EqualTo((50, "Find Next")));
        Assert.That((Regex.Count(second.Html, ">user-\\d+</a>"), Buttons(second), Cursor(second)), Is.EqualTo((1, "Find To the beginning", "")));
        Assert.That(second.Html, Does.Contain(">user-60</a>"));
    }

    private static string Content(Visit page) => page.Html[page.Html.IndexOf("<main", StringComparison.Ordinal)..];

    private static string Cursor(Visit page) => Regex.Match(page.Html, "name=\"cursor\" value=\"([^\"]*)\"").Groups[1].Value;

    private static string Buttons(Visit page) => string.Join(' ', Regex.Matches(Content(page), "<button[^>]*>([^<]+)").Select(button => button.Groups[1].Value));
}
