using Microsoft.Playwright;
using ScimPlatform.WebApi.Console;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>All that a person can come to see: each page, what its forms lead to, and the errors.</summary>
internal static class Sights
{
    public static IEnumerable<Sight> All =>
    [
        .. ConsoleScreens.All.Select(screen => Sight.Of(screen.Path)),
        .. ConsoleScreens.All.Select(Sight.OfNothing),
        .. Narrowed,
        .. Details,
        .. ByForms,
        .. Outside,
        .. BySetupLink,
        .. Errors,
    ];

    private static Sight[] Narrowed =>
    [
        Sight.Of("people?of=groups"), Sight.Of("connect?idp=okta"), Sight.Of("connect?idp=entra&way=federation"),
        Sight.Of("activity?status=5xx"), Sight.Of("audit?action=tenant.deleted"),
    ];

    private static Sight[] Details =>
    [
        Sight.Of("people/users/{id}", seeds => $"people/users/{seeds.Things.User}"),
        Sight.Of("people/groups/{id}", seeds => $"people/groups/{seeds.Things.Group}"),
        Sight.Of("credentials/{client}", seeds => $"credentials/{seeds.Things.Client}"),
        Sight.Of("events/{webhook}", seeds => $"events/{seeds.Things.Webhook}"),
        Sight.Of("events/{webhook}", seeds => $"events/{seeds.Things.Stream}", "a stream that is polled"),
        Sight.Of("activity/{id}", seeds => $"activity/{seeds.Things.Entry}"),
        Sight.Of("mapping", seeds => $"mapping?group={seeds.Things.Group}", "mapping of a group"),
        Sight.Of("shown-once", _ => "shown-once", "a secret that was shown"),
    ];

    private static Sight[] ByForms =>
    [
        Sight.ByForm("a secret", "shown-once", "credentials", async page =>
        {
            await page.GetByText("Mint a SCIM token").ClickAsync();
            await page.GetByLabel("Name", new() { Exact = true }).First.FillAsync("Okta");
            await ClickAsync(page, "Mint");
        }),
        Sight.ByForm("a refused form", "credentials", "credentials", async page =>
        {
            await page.GetByText("Make a setup link").ClickAsync();
            await page.EvaluateAsync("document.querySelector('input[name=hours]').removeAttribute('max')");
            await page.GetByLabel("Hours until it expires").FillAsync("9999");
            await ClickAsync(page, "Make the link");
        }, status: 422),
        Sight.ByForm("a preview", "mapping", "mapping", async page =>
        {
            await page.GetByLabel("Name or id").FillAsync("Engineers");
            await page.GetByLabel("Role", new() { Exact = true }).FillAsync("viewer");
            await ClickAsync(page, "Show what would change");
        }),
        Sight.ByForm("a verdict", "audit", "audit", page => ClickAsync(page, "Verify the records")),
        Sight.ByForm("a notice", "settings", "settings", page => ClickAsync(page, "Store")),
        Sight.ByForm("nobody found", "people", "people", async page =>
        {
            await page.GetByLabel("Begins with").FillAsync("zz");
            await ClickAsync(page, "Find");
        }),
    ];

    private static Sight[] Outside =>
    [
        Sight.Outside("the tenants", "console", _ => "", isSignedIn: true),
        Sight.Outside("sign-out", "console/sign-out", _ => "sign-out", isSignedIn: true),
        Sight.Outside("sign-in", "console/sign-in", _ => "sign-in", isSignedIn: false),
        Sight.Outside("sign-in by a link that was followed", "console/sign-in", _ => "sign-in?link=used", isSignedIn: false, 403),
        Sight.Outside("no setup link", "console/setup", _ => "setup?link=none", isSignedIn: false, 403),
    ];

    private static Sight[] BySetupLink =>
    [
        new("a setup link", "console/setup", 200, (page, seeds) => page.GotoAsync(seeds.SetupLink)) { IsSignedIn = false },
        new("a setup link over a session", "console/setup", 200, (page, seeds) => page.GotoAsync(seeds.SetupLink)),
        new("connect by a setup link", "console/tenants/{tenant}/connect", 200, Sight.TakeLinkAsync) { IsSignedIn = false },
        new("a setup link again", "console/setup", 200, async (page, seeds) =>
        {
            await Sight.TakeLinkAsync(page, seeds);
            await page.Context.ClearCookiesAsync(new() { Name = "scim_console" });
            await page.GotoAsync(seeds.SetupLink);
        }) { IsSignedIn = false },
        new("a setup link that another browser took", "console/setup", 403, async (page, seeds) =>
        {
            await Sight.TakeLinkAsync(page, seeds);
            await page.Context.ClearCookiesAsync();
            await page.GotoAsync(seeds.SetupLink);
        }) { IsSignedIn = false },
        new("a revoked setup link", "console/setup", 403, async (page, seeds) =>
        {
            foreach (var link in (await seeds.Things.Tenant.Admin.GetAsync("/api/v1/admin/setup-links")).Require(200)["items"]!.AsArray())
            {
                (await seeds.Things.Tenant.Admin.DeleteAsync($"/api/v1/admin/setup-links/{link!["id"]}")).Require(204);
            }

            await page.GotoAsync(seeds.SetupLink);
        }) { IsSignedIn = false },
    ];

    private static Sight[] Errors =>
    [
        Sight.Outside("nothing", "", _ => "nothing", isSignedIn: true, 404),
        Sight.Outside("nothing without a session", "", _ => "nothing", isSignedIn: false, 404),
        Sight.Outside("a failure", "", _ => $"tenants/{Broken.Slug}/people", isSignedIn: true, 500),
        new("what one may not", "", 403, async (page, seeds) =>
        {
            await Sight.TakeLinkAsync(page, seeds);
            await Sight.GoAsync(page, seeds, $"tenants/{seeds.Slug}/settings");
        }) { IsSignedIn = false },
        Sight.ByForm("a stale form", "settings", "settings", async page =>
        {
            await page.Context.ClearCookiesAsync(new() { Name = "scim_console_form" });
            await ClickAsync(page, "Store");
        }, status: 400) with { Route = "" },
    ];

    private static Task ClickAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
