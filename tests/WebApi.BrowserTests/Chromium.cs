using Microsoft.Playwright;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>
/// The machine's Chromium. Without one the tests are left out by name, or fail where <c>SCIMPLATFORM_TEST_BROWSER</c> is set, as in CI.
/// </summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // Each window has pages of its own for what may be typed as an address, which is most of what a window takes. Of two lists the browser takes the last,
    // so that Playwright's own are said again.
    private static readonly string[] WithoutFeatures =
    [
        "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
        "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay",
        "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "BlockOriginHeaderModificationOnRedirect", "AvoidCorsURLLoaderRestartOnRedirect",
        "Translate", "AutoDeElevate", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    ];

    // Its sandbox needs a user of its own, which a container has not; what it opens here is this server alone.
    private static readonly string[] Arguments = ["--no-sandbox", $"--disable-features={string.Join(',', WithoutFeatures)}"];

    public static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var path = folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (path is null)
        {
            const string Missing = "Chromium is not installed: the console is not tried in a browser.";
            if (Environment.GetEnvironmentVariable("SCIMPLATFORM_TEST_BROWSER") is { Length: > 0 })
            {
                Assert.Fail(Missing);
            }

            Assert.Ignore(Missing);
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
        return (playwright, browser);
    }
}
