using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>A server, a browser, and what the browser complained of: at the end of each test that has to be nothing.</summary>
public abstract class ConsoleFixture
{
    private readonly List<string> complaints = [];
    private readonly List<IBrowserContext> contexts = [];
    private TestServerApp? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    private protected TestServerApp App => app!;

    private protected virtual TestServerSetup Setup => new() { Listens = true };

    /// <summary>The status of the page that a test is about, where that is an error. Browsers complain of it, and of nothing else they may.</summary>
    protected int? Refusal { get; set; }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        (playwright, browser) = await Chromium.StartAsync();
        app = await TestServerApp.StartAsync(Setup);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    [SetUp]
    public void Forget()
    {
        complaints.Clear();
        Refusal = null;
    }

    [TearDown]
    public async Task Complaints_OfTheBrowser_AreNone()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        contexts.Clear();
        Assert.That(complaints, Is.Empty);
    }

    /// <summary>A browser that has just followed the link that the server prints.</summary>
    protected async Task<IPage> SignInAsync(BrowserNewContextOptions? options = null)
    {
        var page = await OpenBrowserAsync(options);
        await page.GotoAsync(new Uri(App.Url, $"/console/sign-in?link={App.Services.GetRequiredService<SignInLinks>().Make()}").ToString());
        return page;
    }

    /// <summary>A browser that has been nowhere.</summary>
    protected async Task<IPage> OpenBrowserAsync(BrowserNewContextOptions? options = null)
    {
        var context = await browser!.NewContextAsync(options);
        contexts.Add(context);
        context.SetDefaultTimeout(15_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsRefusal(page, message))
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        return page;
    }

    /// <summary>Opens a page of a tenant.</summary>
    protected Task OpenAsync(IPage page, string slug, string screen) =>
        page.GotoAsync(new Uri(App.Url, $"/console/tenants/{slug}/{screen}").ToString());

    // Of the page itself: what it asks for besides has to be there.
    private bool IsRefusal(IPage page, IConsoleMessage message) =>
        Refusal is { } status && message.Text.Contains($"a status of {status} ", StringComparison.Ordinal) && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
}
