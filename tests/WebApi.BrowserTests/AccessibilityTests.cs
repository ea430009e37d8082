using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ScimPlatform.WebApi.Console;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>Every screen can be read by everybody, in both schemes, and fits on a narrow screen.</summary>
public sealed class AccessibilityTests : ConsoleFixture
{
    private static readonly string[] Grave = ["serious", "critical"];

    private static IEnumerable<TestCaseData> EveryScreen =>
        from screen in ConsoleScreens.All.Select(screen => screen.Path).Append("people?of=groups").Append("connect?idp=okta").Append("connect?idp=entra&way=federation")
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select new TestCaseData(screen, scheme);

    [TestCaseSource(nameof(EveryScreen))]
    public async Task Screen_InAScheme_HasNoSeriousFindingsAndFits(string screen, ColorScheme scheme)
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 5);
        await tenant.AddGroupAsync("Readers", await tenant.AddUserAsync("ada-with-a-very-long-name-that-does-not-end@example.com", "\"active\":true"));
        await tenant.MintAsync();
        await tenant.Admin.PostAsync("/api/v1/admin/oauth-clients/", """{"name":"Entra ID"}""");
        await tenant.Admin.PostAsync("/api/v1/admin/setup-links", "{}");
        await tenant.Admin.PostAsync("/api/v1/admin/role-mappings", """{"group":{"display_name":"readers"},"namespace":"system","role":"viewer"}""");
        var page = await SignInAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = 360, Height = 740 } });
        await OpenAsync(page, tenant.Slug, screen);

        Assert.That(await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"), Is.LessThanOrEqualTo(360));
        Assert.That(await FindingsAsync(page), Is.Empty);
        await page.SetViewportSizeAsync(1280, 900);
        Assert.That(await FindingsAsync(page), Is.Empty);
    }

    private static async Task<IEnumerable<string>> FindingsAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions());
        return result.Violations.Where(finding => Grave.Contains(finding.Impact))
            .SelectMany(finding => finding.Nodes.Select(node => $"{finding.Id}: {node.Html}"));
    }
}
