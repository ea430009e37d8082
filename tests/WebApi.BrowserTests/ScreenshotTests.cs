using Microsoft.Playwright;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>
/// The pictures of docs/console.md, made from seeded data by <c>SCIMPLATFORM_RENEW=1 dotnet test tests/WebApi.BrowserTests --filter Screenshot</c>.
/// </summary>
public sealed class ScreenshotTests : ConsoleFixture
{
    private static readonly string[] Screens = ["health", "connect", "credentials", "activity", "mapping"];

    private static bool Renews => Environment.GetEnvironmentVariable("SCIMPLATFORM_RENEW") is { Length: > 0 };

    [Test]
    public async Task Screenshots_OfTheDocument_AreThere()
    {
        if (Renews)
        {
            await RenewAsync();
        }

        var document = RepositoryFiles.Read("docs/console.md");
        foreach (var screen in Screens)
        {
            Assert.That(document, Does.Contain($"(console/{screen}.png)"));
            Assert.That(File.Exists(RepositoryFiles.PathOf($"docs/console/{screen}.png")), Is.True, screen);
        }
    }

    private async Task RenewAsync()
    {
        var slug = await SeedAsync();
        var page = await SignInAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1200, Height = 800 }, TimezoneId = "UTC", Locale = "en-GB" });
        foreach (var screen in Screens)
        {
            await OpenAsync(page, slug, screen == "connect" ? "connect?idp=entra&way=client_secret" : screen);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFiles.PathOf($"docs/console/{screen}.png"), FullPage = screen is "connect" or "credentials" or "health" });
        }
    }

    private async Task<string> SeedAsync()
    {
        const string Slug = "globex";
        (await App.Platform.PostAsync("/api/v1/admin/tenants", $$"""{"slug":"{{Slug}}","display_name":"Globex","scim_enabled":true,"max_live_tokens":3}""")).Require(201);
        var tenant = new TestTenant(App, Guid.Empty, Slug);
        var (_, secret) = await tenant.MintAsync();
        (await tenant.Admin.PostAsync("/api/v1/admin/oauth-clients/", """{"name":"Entra ID"}""")).Require(201);
        var connector = App.As($"Bearer {secret}");
        var ids = new List<string>();
        foreach (var name in new[] { "ada", "babs", "carl", "dora", "emil" })
        {
            var body = $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{name}}@globex.example","active":true}""";
            ids.Add((await connector.PostAsync("/scim/v2/Users", body)).Require(201)["id"]!.GetValue<string>());
        }

        await connector.PostAsync("/scim/v2/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada@globex.example"}""");
        var members = string.Join(',', ids.Select(id => $$"""{"value":"{{id}}"}"""));
        (await connector.PostAsync("/scim/v2/Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Engineers","members":[{{members}}]}""")).Require(201);
        (await tenant.Admin.PostAsync("/api/v1/admin/role-mappings", """{"group":{"display_name":"Engineers"},"namespace":"system","role":"monitor"}""")).Require(201);

        // The log is written beside the requests.
        const int MostQuestions = 500;
        for (var questions = 0; questions < MostQuestions; questions++)
        {
            if ((await tenant.Admin.GetAsync("/api/v1/admin/provisioning-log")).Require(200)["items"]!.AsArray().Count >= 7)
            {
                break;
            }
        }

        return Slug;
    }
}
