using Microsoft.Playwright;
using ScimPlatform.WebApi.Console;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>What a person can come to see in the console.</summary>
/// <param name="Name">of the test</param>
/// <param name="Route">the route of the page, as its template has it; empty for an error, which has none</param>
/// <param name="Status">what the server answers with</param>
/// <param name="ShowAsync">brings a browser there; what it has open then is what it is about</param>
internal sealed record Sight(string Name, string Route, int Status, Func<IPage, Seeds, Task> ShowAsync)
{
    private const string OfTenant = "console/tenants/{tenant}/";

    /// <summary>Whether the browser has signed in before, as the operator.</summary>
    public bool IsSignedIn { get; init; } = true;

    public override string ToString() => Name;

    /// <summary>A page of the tenant that has everything.</summary>
    /// <param name="route">its template, below the tenant's</param>
    /// <param name="path">below the tenant's path</param>
    public static Sight Of(string route, Func<Seeds, string> path, string? name = null) =>
        new(name ?? route, OfTenant + route, 200, (page, seeds) => GoAsync(page, seeds, $"tenants/{seeds.Slug}/{path(seeds)}"));

    /// <summary>A screen, of a tenant that has everything.</summary>
    public static Sight Of(string path) => Of(path.Split('?')[0], _ => path, path);

    /// <summary>A screen of a tenant that has nothing yet.</summary>
    public static Sight OfNothing(ConsoleScreen screen) =>
        new($"{screen.Path} of nothing", OfTenant + screen.Path, 200, (page, seeds) => GoAsync(page, seeds, $"tenants/{seeds.Bare.Slug}/{screen.Path}"));

    /// <summary>What a form on a page leads to.</summary>
    /// <param name="name">of the test</param>
    /// <param name="route">the template of the page that is shown then, below the tenant's</param>
    /// <param name="path">of the page with the form, below the tenant's path</param>
    /// <param name="sendAsync">fills it in and sends it</param>
    /// <param name="status">what it is answered with in the end</param>
    public static Sight ByForm(string name, string route, string path, Func<IPage, Task> sendAsync, int status = 200) => new(name, OfTenant + route, status, async (page, seeds) =>
    {
        await GoAsync(page, seeds, $"tenants/{seeds.Slug}/{path}");
        await sendAsync(page);
    });

    /// <summary>A page of no tenant.</summary>
    public static Sight Outside(string name, string route, Func<Seeds, string> path, bool isSignedIn, int status = 200) =>
        new(name, route, status, (page, seeds) => GoAsync(page, seeds, path(seeds))) { IsSignedIn = isSignedIn };

    public static Task GoAsync(IPage page, Seeds seeds, string path) => page.GotoAsync(new Uri(seeds.App.Url, $"/console{(path.Length == 0 ? "" : $"/{path}")}").ToString());

    /// <summary>Takes the setup link, whatever the browser had before.</summary>
    public static async Task TakeLinkAsync(IPage page, Seeds seeds)
    {
        await page.GotoAsync(seeds.SetupLink);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it in this browser" }).ClickAsync();
    }
}
