using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>What people come to the console for, from beginning to end, with scripts, without, and by keyboard alone.</summary>
public sealed class StoryTests : ConsoleFixture
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task Newcomer_FollowingTheLink_ConnectsAndSeesWhatHappensAndWhy(bool withScript)
    {
        var tenant = await App.AddTenantAsync();
        var page = await SignInAsync(new BrowserNewContextOptions { JavaScriptEnabled = withScript });
        await OpenAsync(page, tenant.Slug, "connect");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mint a token" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).First.FillAsync("Okta");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mint", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/shown-once$"));
        var secret = await page.Locator(".secret code").InnerTextAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy the secret" })).ToBeVisibleAsync(new() { Visible = withScript });
        await page.ReloadAsync();
        await Expect(page.Locator(".secret")).ToHaveCountAsync(0);

        var connector = App.As($"Bearer {secret}");
        var user = (await connector.PostAsync("/scim/v2/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada@example.com","active":true}""")).Require(201)["id"]!.GetValue<string>();
        (await connector.PostAsync("/scim/v2/Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Readers","members":[{"value":"{{user}}"}]}""")).Require(201);

        await page.GetByRole(AriaRole.Link, new() { Name = "Mapping" }).ClickAsync();
        await page.GetByLabel("Name or id").FillAsync("Readers");
        await page.GetByLabel("Role", new() { Exact = true }).FillAsync("viewer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Expect(page.GetByText("1 would gain the role")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Map the group" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The group is mapped.");

        await page.GetByRole(AriaRole.Link, new() { Name = "People" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ada@example.com" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "viewer" })).ToBeVisibleAsync();
        await Expect(page.GetByText("member of")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Activity" }).ClickAsync();
        await Expect(page.GetByText("POST /scim/v2/Users")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Visitor_ByASetupLink_ConnectsAndIsOutWhenItIsRevoked(bool withScript)
    {
        var tenant = await App.AddTenantAsync();
        var person = await SignInAsync(new BrowserNewContextOptions { JavaScriptEnabled = withScript });
        await OpenAsync(person, tenant.Slug, "credentials");
        await person.GetByText("Make a setup link").ClickAsync();
        await person.GetByLabel("Hours until it expires").FillAsync("2");
        await person.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = await person.Locator(".secret code").InnerTextAsync();

        var visitor = await OpenBrowserAsync(new BrowserNewContextOptions { JavaScriptEnabled = withScript });
        await visitor.GotoAsync(link);
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Open it in this browser" }).ClickAsync();
        await Expect(visitor.GetByRole(AriaRole.Heading, new() { Name = "How far it has come" })).ToBeVisibleAsync();
        await Expect(visitor.GetByRole(AriaRole.Navigation, new() { Name = "Screens" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(new[] { "Connect", "Credentials" });
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Mint a token" }).ClickAsync();
        await visitor.GetByLabel("Name", new() { Exact = true }).First.FillAsync("Okta");
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Mint", Exact = true }).ClickAsync();
        await Expect(visitor.Locator(".secret code")).ToHaveTextAsync(new Regex("^scim_test_"));

        await OpenAsync(person, tenant.Slug, "credentials");
        person.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await person.GetByRole(AriaRole.Button, new() { Name = "Revoke the setup link" }).ClickAsync();
        await Expect(person.GetByRole(AriaRole.Status)).ToContainTextAsync("The setup link is revoked.");
        await OpenAsync(visitor, tenant.Slug, "credentials");
        await Expect(visitor).ToHaveURLAsync(new Regex("/console/sign-in"));
    }

    [Test]
    public async Task Search_AsOneTypes_ShowsWhoseNameBeginsSo()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("ada@example.com");
        await tenant.AddUserAsync("bob@example.com");
        var page = await SignInAsync();
        await OpenAsync(page, tenant.Slug, "people");
        await Expect(page.GetByText("bob@example.com")).ToBeVisibleAsync();

        await page.GetByLabel("Begins with").PressSequentiallyAsync("ad");

        await Expect(page.GetByText("bob@example.com")).ToHaveCountAsync(0);
        await Expect(page.GetByText("ada@example.com")).ToBeVisibleAsync();
        Assert.That(page.Url, Does.Not.Contain("ad@").And.EndsWith("/people"));
    }

    [Test]
    public async Task Keyboard_Alone_MintsAToken()
    {
        var tenant = await App.AddTenantAsync();
        var page = await SignInAsync();
        await OpenAsync(page, tenant.Slug, "credentials");

        await page.Keyboard.PressAsync("Tab");
        Assert.That(await FocusedAsync(page), Is.EqualTo("Skip to the content"));
        await page.Keyboard.PressAsync("Enter");
        for (var presses = 0; await page.EvaluateAsync<string>("document.activeElement.name ?? ''") != "name"; presses++)
        {
            Assert.That(presses, Is.LessThan(10), "The form is too far.");
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.TypeAsync("Okta");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Copy the secret now" })).ToBeVisibleAsync();
        Assert.That(await tenant.CountTokensAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Times_OfAPage_AreInTheReadersZone()
    {
        var tenant = await App.AddTenantAsync();
        var page = await SignInAsync(new BrowserNewContextOptions { TimezoneId = "Asia/Tokyo", Locale = "en-GB" });
        await OpenAsync(page, tenant.Slug, "settings");

        var time = page.Locator("time").First;

        Assert.That(await time.GetAttributeAsync("title"), Does.EndWith(" UTC"));
        Assert.That(await time.InnerTextAsync(), Does.Not.Contain("UTC"));
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
}
