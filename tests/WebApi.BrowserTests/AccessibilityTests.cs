using Deque.AxeCore.Commons;
using MediatR;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ScimPlatform.Application.Tenants;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>All that there is to see can be read by everybody, in both schemes, fits on a narrow screen, and is reached by keyboard alone.</summary>
public sealed class AccessibilityTests : ConsoleFixture
{
    // The pages have no frames: in one go, axe needs no further page of the browser's each time to put together what it found.
    private const string Findings = """
        async rules => (await axe.run(document, rules.length > 0 ? { runOnly: { type: "rule", values: rules } } : {})).violations
            .filter(finding => ["serious", "critical"].includes(finding.impact))
            .flatMap(finding => finding.nodes.map(node => `${finding.id}: ${node.html}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly (int Width, int Height)[] Sizes = [(360, 740), (1280, 900)];

    // All that another scheme changes.
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    private static IEnumerable<TestCaseData> EverySight => Sights.All.Select(sight => new TestCaseData(sight).SetArgDisplayNames(sight.Name));

    // With both ways to sign in.
    private protected override TestServerSetup Setup => base.Setup with
    {
        Settings = new() { ["Console:Oidc:Authority"] = "http://127.0.0.1:9", ["Console:Oidc:ClientId"] = "console", ["Console:Oidc:Roles:support"] = "*" },
        Services = services => services.AddTransient<IPipelineBehavior<FindTenantQuery, TenantView?>, Broken>(),
    };

    [Test]
    public void Sights_OfTheConsole_HaveEveryPage() => Assert.That(
        Sights.All.Select(sight => sight.Route).Where(route => route.Length > 0).Distinct(),
        Is.EquivalentTo(App.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<PageActionDescriptor>().Select(page => page.AttributeRouteInfo!.Template)));

    [TestCaseSource(nameof(EverySight))]
    public async Task Sight_InBothSchemes_HasNoSeriousFindingsAndFits(object sight)
    {
        var page = await ShowAsync((Sight)sight);
        await page.EvaluateAsync(Axe);

        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.That(await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"), Is.LessThanOrEqualTo(width));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            Assert.That(await FindingsAsync(page), Is.Empty, $"light, {width}");
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Assert.That(await FindingsAsync(page, OfColours), Is.Empty, $"dark, {width}");
        }
    }

    [TestCaseSource(nameof(EverySight))]
    public async Task Sight_ByKeyboardAlone_HasAllOfItReachedInOrderAndInView(object sight)
    {
        var page = await ShowAsync((Sight)sight);

        Assert.That(await Keyboard.UnreachedAsync(page), Is.Empty);
    }

    private async Task<IPage> ShowAsync(Sight sight)
    {
        var seeds = await Seeds.SowAsync(App);
        var options = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 } };
        var page = sight.IsSignedIn ? await SignInAsync(options) : await OpenBrowserAsync(options);
        var status = 0;
        page.Response += (_, response) => status = response.Request.IsNavigationRequest ? response.Status : status;
        Refusal = sight.Status >= 400 ? sight.Status : null;
        await sight.ShowAsync(page, seeds);
        await page.WaitForLoadStateAsync(LoadState.Load);
        Assert.That(status, Is.EqualTo(sight.Status), page.Url);
        return page;
    }

    /// <param name="page">that axe was loaded into</param>
    /// <param name="rules">the rules to try; none for all</param>
    private static Task<string[]> FindingsAsync(IPage page, params string[] rules) => page.EvaluateAsync<string[]>(Findings, rules);
}
