using Microsoft.Playwright;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>
/// The machine's Chromium. Without one the tests are left out by name, or fail where <c>SCIMPLATFORM_TEST_BROWSER</c> is set, as in CI.
/// </summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

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

        // Its sandbox needs a user of its own, which a container has not; what it opens here is this server alone.
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox"] });
        return (playwright, browser);
    }
}
