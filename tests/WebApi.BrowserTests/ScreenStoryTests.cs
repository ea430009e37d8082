using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>What operators come for: is it well, who changed what, who is told, and what is set.</summary>
public sealed class ScreenStoryTests : ConsoleFixture
{
    [Test]
    public async Task Operator_OnTheTenantsScreen_IsLedToItsHealth()
    {
        var tenant = await App.AddTenantAsync();
        var connector = await tenant.ConnectorAsync();
        (await connector.GetAsync("/scim/v2/Users")).Require(200);
        var page = await SignInAsync();

        await page.GotoAsync(new Uri(App.Url, $"/console/tenants/{tenant.Slug}/health").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Health" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Operations and errors by the hour" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Credentials and their rhythm" }).GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Credentials" })).ToBeVisibleAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Auditor_AskingWhoMinted_FindsItAndVerifiesTheRecords(bool withScript)
    {
        var tenant = await App.AddTenantAsync();
        await tenant.MintAsync();
        var page = await SignInAsync(new BrowserNewContextOptions { JavaScriptEnabled = withScript });
        await OpenAsync(page, tenant.Slug, "audit");

        await page.Locator("select[name=action]").SelectOptionAsync("scim_token.minted");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify the records" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Intact");
    }

    [Test]
    public async Task Operator_AddingAWebhook_SeesItsSecretOnceAndSendsATest()
    {
        var tenant = await App.AddTenantAsync();
        var page = await SignInAsync();
        await OpenAsync(page, tenant.Slug, "events");

        await page.GetByLabel("Address of the receiver").FillAsync("http://127.0.0.1:9/hook");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.Locator(".secret code")).ToHaveTextAsync(new Regex("^whsec_"));
        await Expect(page.Locator(".secret")).ToContainTextAsync("Give it to the receiver");
        await page.GetByRole(AriaRole.Link, new() { Name = "Events" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "http://127.0.0.1:9/hook" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Deliveries, newest first" }).GetByRole(AriaRole.Row)).Not.ToHaveCountAsync(0);
    }

    [Test]
    public async Task Operator_ChangingSettings_SeesThemAtOnce()
    {
        var tenant = await App.AddTenantAsync();
        var page = await SignInAsync();
        await OpenAsync(page, tenant.Slug, "settings");

        await page.GetByLabel("Display name").FillAsync("Globex");
        await page.GetByRole(AriaRole.Button, new() { Name = "Store" }).ClickAsync();

        await Expect(page.Locator(".bar .tenant")).ToHaveTextAsync("Globex");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }
}
