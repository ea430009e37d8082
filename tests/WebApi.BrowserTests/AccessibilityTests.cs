using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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
    private static readonly string[] Grave = ["serious", "critical"];

    private static readonly (int Width, int Height)[] Sizes = [(360, 740), (1280, 900)];

    // All that another scheme changes.
    private static readonly AxeRunOptions OfColours = new() { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

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

        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.That(await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"), Is.LessThanOrEqualTo(width));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            Assert.That(await FindingsAsync(page, new AxeRunOptions()), Is.Empty, $"light, {width}");
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

    private static async Task<IEnumerable<string>> FindingsAsync(IPage page, AxeRunOptions options)
    {
        var result = await page.RunAxe(options);
        return result.Violations.Where(finding => Grave.Contains(finding.Impact))
            .SelectMany(finding => finding.Nodes.Select(node => $"{finding.Id}: {node.Html}"));
    }
}
