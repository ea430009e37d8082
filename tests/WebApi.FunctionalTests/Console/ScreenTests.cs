using System.Text.RegularExpressions;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>What the screens show and do, who may see and do it, and what the pages are made of.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ScreenTests : ServerFixture
{
    private const string Hostile = "<script>alert(1)</script>\\\"'><img src=x onerror=alert(2)>";

    private static readonly string[] Screens = [.. ConsoleScreens.All.Select(screen => screen.Path)];

    private static readonly (string Path, string Handler, string Scope)[] Changes =
    [
        ("credentials", "Mint", Permissions.TokensWrite),
        ("credentials", "Client", Permissions.TokensWrite),
        ("credentials?id=0", "Rotate", Permissions.TokensWrite),
        ("credentials?id=0", "Revoke", Permissions.TokensWrite),
        ("mapping", "Add", Permissions.UsersWrite),
        ("mapping?id=0", "Remove", Permissions.UsersWrite),
        ("events", "Add", Permissions.EventsWrite),
        ("settings", "", Permissions.TenantsWrite),
        ("settings", "Release", Permissions.TenantsWrite),
    ];

    private static IEnumerable<TestCaseData> EveryChange => Changes.Select(change => new TestCaseData(change.Path, change.Handler, change.Scope));

    private protected override TestServerSetup Setup => new() { Listens = true };

    [Test]
    public async Task Credentials_BeyondAPage_AreOnTheNextOfTheirOwnList()
    {
        var tenant = await App.AddTenantAsync();
        for (var number = 0; number < 21; number++)
        {
            (await tenant.Admin.PostAsync("/api/v1/admin/oauth-clients", $$"""{"name":"client {{number}}"}""")).Require(201);
        }

        using var visitor = Visitor.Of(App, null, Permissions.Scopes);
        var path = $"/console/tenants/{tenant.Slug}/credentials";
        var first = await visitor.GetAsync(path);
        var second = await visitor.GetAsync($"{path}?clients=2");

        Assert.That(Regex.Count(first.Html, "client \\d+</a>"), Is.EqualTo(20));
        Assert.That(Regex.Match(first.Html, "<nav class=\"pages\" aria-label=\"([^\"]*)\">").Groups[1].Value, Is.EqualTo("Pages of OAuth clients"));
        Assert.That(first.Html, Does.Contain("<a href=\"?clients=2\" rel=\"next\">Next</a>"));
        Assert.That(Regex.Count(second.Html, "client \\d+</a>"), Is.EqualTo(1));
        Assert.That(second.Html, Does.Contain("<a href=\"?clients=1\" rel=\"prev\">Previous</a>"));
    }

    [TestCaseSource(nameof(Screens))]
    public async Task Screen_OfATenant_IsShownWithItsPolicyAndNothingInline(string screen)
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddGroupAsync(Hostile, await tenant.AddUserAsync(Hostile, $"\"displayName\":\"{Hostile}\",\"active\":true"));
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);

        var page = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/{screen}");

        Assert.That(page.Status, Is.EqualTo(200));
        Assert.That(page.Headers["Content-Security-Policy"], Is.EqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
        Assert.That(page.Headers["Cache-Control"], Is.EqualTo("no-store"));
        Assert.That(page.Html, Does.Not.Match("<style|style=|<script(?! src=\"/console/assets/)| on[a-z]+=\"|<img"));
        Assert.That(Regex.Count(page.Html, "<h1>"), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Screens))]
    public async Task Screen_OfAnotherTenant_IsNotThere(string screen)
    {
        var (mine, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        using var visitor = Visitor.Of(App, mine.Slug, TestJwts.TenantScopes.Split(' '));

        var page = await visitor.GetAsync($"/console/tenants/{other.Slug}/{screen}");
        var byId = await visitor.GetAsync($"/console/tenants/{other.Id}/{screen}");

        Assert.That((page.Status, byId.Status), Is.EqualTo((404, 404)));
        Assert.That(page.Html, Does.Contain("There is nothing here").And.Not.Contain(other.Slug));
    }

    [TestCaseSource(nameof(Screens))]
    public async Task Screen_WithoutItsScope_IsForbidden(string screen)
    {
        var tenant = await App.AddTenantAsync();
        var needed = ConsoleScreens.All.Single(known => known.Path == screen).Scope;
        using var visitor = Visitor.Of(App, null, Permissions.Scopes.Where(scope => scope != needed));

        var page = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/{screen}");

        Assert.That((page.Status, page.Text), Is.EqualTo((403, page.Text)));
        Assert.That(page.Text, Does.Contain("You may not do this").And.Contain(needed));
    }

    [TestCaseSource(nameof(EveryChange))]
    public async Task Change_WithoutItsScope_IsForbiddenAndChangesNothing(string path, string handler, string scope)
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, null, Permissions.Scopes.Where(known => known != scope));
        var before = await tenant.Admin.GetAsync($"/api/v1/admin/tenants/{tenant.Slug}");
        var form = await visitor.GetAsync("/console");

        var refused = await visitor.SendAsync(form, $"/console/tenants/{tenant.Slug}/{path}", handler, ("name", "Okta"), ("display_name", "Other"), ("minutes", "5"));

        Assert.That(refused.Status, Is.EqualTo(403));
        Assert.That(refused.Text, Does.Contain(scope));
        Assert.That((await tenant.Admin.GetAsync($"/api/v1/admin/tenants/{tenant.Slug}")).Text, Is.EqualTo(before.Text));
        Assert.That(await tenant.CountTokensAsync(), Is.Zero);
    }

    [TestCase("health", null)]
    [TestCase("credentials", "Nope")]
    [TestCase("mapping", "Delete")]
    [TestCase("activity", null)]
    public async Task Post_OfWhatAPageDoesNotDo_IsRefusedAndNotShownAsEmpty(string screen, string? handler)
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/{screen}";

        var refused = await visitor.SendAsync(path, handler);

        Assert.That((refused.Status, refused.Text.Contains("This page does not do that.", StringComparison.Ordinal)), Is.EqualTo((405, true)));
        Assert.That(refused.Headers["Allow"], Is.EqualTo("GET, HEAD"));
    }

    [Test]
    public async Task Overview_OfASecretThatExpiresSoon_NamesItsClient()
    {
        var tenant = await App.AddTenantAsync();
        var client = (await tenant.Admin.PostAsync("/api/v1/admin/oauth-clients", """{"name":"Entra ID"}""")).Require(201);
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.Scopes.Except([Permissions.Platform]));
        var before = await visitor.GetAsync("/console");

        (await tenant.Admin.PostAsync($"/api/v1/admin/oauth-clients/{client["id"]}/secrets", """{"expires_in_days":7}""")).Require(201);
        var after = await visitor.GetAsync("/console");

        Assert.That(before.Text, Does.Contain("nothing within 30 days"));
        Assert.That(after.Text, Does.Contain("secret of Entra ID").And.Not.Contain("nothing within 30 days"));
    }

    [TestCase("credentials")]
    [TestCase("connect")]
    [TestCase("mapping")]
    [TestCase("audit")]
    [TestCase("health")]
    public async Task Names_ThatAdministratorsGive_AreText(string screen)
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PostAsync("/api/v1/admin/scim-tokens", $$"""{"name":"{{Hostile}}"}""")).Require(201);
        (await tenant.Admin.PostAsync("/api/v1/admin/oauth-clients", $$"""{"name":"{{Hostile}}"}""")).Require(201);
        (await tenant.Admin.PostAsync("/api/v1/admin/role-mappings", $$"""{"group":{"display_name":"{{Hostile}}"},"namespace":"system","role":"reader"}""")).Require(201);
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);

        var page = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/{screen}");

        Assert.That(page.Status, Is.EqualTo(200));
        Assert.That(page.Html, Does.Not.Match("<script(?! src=\"/console/assets/)|<img"));
    }

    [Test]
    public async Task Overview_OfAPersonWhoSeesCredentialsOnly_LeadsThere()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.TokensRead);

        var page = await visitor.GetAsync("/console");

        Assert.That(page.Html, Does.Contain($"href=\"/console/tenants/{tenant.Slug}/connect\""));
        Assert.That((await visitor.GetAsync($"/console/tenants/{tenant.Slug}/connect")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Settings_WithAnEmptyName_AreRefused()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));

        var refused = await visitor.SendAsync($"/console/tenants/{tenant.Slug}/settings", null, ("display_name", ""), ("scim_enabled", "true"));

        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Text, Does.Contain("display_name is missing"));
    }

    [Test]
    public async Task Mint_ByTheForm_ShowsTheSecretOnceAndNowhereElse()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/credentials";

        var led = await visitor.SendAsync(path, "Mint", ("name", "Okta"), ("days", "30"));
        var shown = await visitor.GetAsync(led.Location!);
        var reloaded = await visitor.GetAsync(led.Location!);

        var secret = Regex.Match(shown.Html, "scim_test_[0-9A-Za-z]{38}").Value;
        Assert.That((led.Status, led.Location), Is.EqualTo((302, $"/console/tenants/{tenant.Slug}/shown-once")));
        Assert.That(await tenant.OpensAsync(secret), Is.True);
        Assert.That(reloaded.Html + (await visitor.GetAsync(path)).Html, Does.Not.Contain(secret));
        Assert.That(reloaded.Text, Does.Contain("There is no secret to show any more."));
    }

    [Test]
    public async Task Mint_ByAFormThatIsSentTwice_MintsOnce()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 5);
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/credentials";
        var page = await visitor.GetAsync(path);

        var first = await visitor.SendAsync(page, path, "Mint", ("name", "Okta"));
        var second = await visitor.SendAsync(page, path, "Mint", ("name", "Okta"));

        Assert.That((first.Status, second.Status, await tenant.CountTokensAsync()), Is.EqualTo((302, 302, 1)));
    }

    [Test]
    public async Task Mint_OfWhatCannotBe_SaysWhyOnThePageAndChangesNothing()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));

        var refused = await visitor.SendAsync($"/console/tenants/{tenant.Slug}/credentials", "Mint", ("name", "Okta"), ("days", "9999"));

        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Text, Does.Contain("Nothing was changed. Trace id:").And.Contain(refused.Headers["X-Trace-Id"]));
        Assert.That(await tenant.CountTokensAsync(), Is.Zero);
    }

    [Test]
    public async Task Rotate_WithAnOverlap_LeavesBothLive()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        var (id, secret) = await tenant.MintAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));

        var led = await visitor.SendAsync($"/console/tenants/{tenant.Slug}/credentials", $"Rotate&id={id}", ("overlap", "60"));

        Assert.That((led.Status, await tenant.CountTokensAsync(), await tenant.OpensAsync(secret)), Is.EqualTo((302, 2, true)));
    }

    [Test]
    public async Task Mapping_PreviewedThenMade_GivesTheRoleAndThePersonsPageSaysWhy()
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada", "\"active\":true");
        await tenant.AddGroupAsync("Readers", user);
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/mapping";
        (string, string)[] mapping = [("by", "display_name"), ("group", "readers"), ("namespace", "system"), ("role", "viewer")];

        var previewed = await visitor.SendAsync(path, "Preview", mapping);
        var made = await visitor.SendAsync(path, "Add", mapping);
        var person = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/people/users/{user}");

        Assert.That(previewed.Text, Does.Match(@"1\s+would gain the role").And.Contain(user));
        Assert.That((made.Status, made.Location), Is.EqualTo((302, path)));
        Assert.That(person.Text, Does.Match(@"viewer\s+member of\s+Readers\s+, which is\s+mapped"));
    }

    [Test]
    public async Task Connect_PlayingTheSample_ChecksEveryStep()
    {
        var tenant = await App.AddTenantAsync();
        var (_, secret) = await tenant.MintAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/connect";

        var (_, foreign) = await (await App.AddTenantAsync()).MintAsync();
        var refused = await visitor.SendAsync(path, "Play", ("token", foreign));
        var broken = await visitor.SendAsync(path, "Play", ("token", "\r\nX: y"));
        var played = await visitor.SendAsync(path, "Play", ("token", secret));
        var page = await UntilAsync(visitor, path, shown => Regex.Count(shown.Html, "<span class=\"hidden\">done</span>") == 5);

        Assert.That((refused.Status, broken.Status, played.Status), Is.EqualTo((409, 409, 302)));
        Assert.That(Regex.Count(page.Html, "<span class=\"hidden\">done</span>"), Is.EqualTo(5));
        Assert.That(await tenant.CountUsersAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Connect_OfEntraByTheTokenEndpoint_HasItsValuesToCopy()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.TokensRead);
        var path = $"/console/tenants/{tenant.Slug}/connect?idp=entra";

        var ways = await visitor.GetAsync(path);
        var before = await visitor.GetAsync($"{path}&way=client_secret");
        var client = (string)(await tenant.Admin.PostAsync("/api/v1/admin/oauth-clients", """{"name":"Entra"}""")).Require(201)["id"]!;
        var bySecret = await visitor.GetAsync($"{path}&way=client_secret");
        var byTrust = await visitor.GetAsync($"{path}&way=federation");

        Assert.That(ways.Text, Does.Contain("OAuth2 client credentials grant").And.Contain("Workload Identity Federation"));
        Assert.That(before.Text, Does.Contain("the id of the OAuth client, which is to be made first"));
        Assert.That(bySecret.Html, Does.Contain($"<code>{App.Url}oauth/token</code>").And.Contain($"<code>{App.Url}scim/v2?aadOptscim062020</code>").And.Contain($"<code>{client}</code>"));
        Assert.That(byTrust.Text, Does.Contain("https://login.microsoftonline.com/<directory>/v2.0").And.Contain("trust.jwks_uri").And.Contain("Address of its key set"));
    }

    [Test]
    public async Task Connect_OfAPersonWhoSeesCredentialsOnly_ShowsHowFarItHasCome()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddGroupAsync("Readers", await tenant.AddUserAsync("ada"));
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.TokensRead);

        var page = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/connect");
        var progress = (await tenant.As(Permissions.TokensRead).GetAsync("/api/v1/admin/connection-progress")).Require(200);

        Assert.That(Regex.Matches(page.Html, "<span class=\"hidden\">(done|not yet)</span>").Select(step => step.Groups[1].Value).ElementAtOrDefault(2), Is.EqualTo("done"));
        Assert.That(((bool)progress["credential"]!, (bool)progress["first_user"]!, (bool)progress["first_group"]!, (bool)progress["first_deactivation"]!), Is.EqualTo((false, true, true, false)));
    }

    [Test]
    public async Task Activity_OfARefusedRequest_SaysWhyAndWhatToDo()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("ada");
        var connector = await tenant.ConnectorAsync();
        await connector.PostAsync("/scim/v2/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada"}""");
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/activity?status=4xx";

        var page = await UntilAsync(visitor, path, shown => shown.Text.Contains("uniqueness", StringComparison.Ordinal));
        var entry = await visitor.GetAsync(Regex.Match(page.Html, "href=\"(/console/tenants/[^\"]+/activity/[^\"]+)\"").Groups[1].Value);

        Assert.That(page.Text, Does.Contain("409 uniqueness").And.Contain("Another user or group has that name already."));
        Assert.That(entry.Text, Does.Contain("Look for it under People."));
    }

    [Test]
    public async Task People_LookedForByTheBeginning_AreFoundWithoutANameInTheAddress()
    {
        var tenant = await App.AddTenantAsync();
        await tenant.AddUserAsync("ada@example.com");
        await tenant.AddUserAsync("bob@example.com");
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        var path = $"/console/tenants/{tenant.Slug}/people";

        var found = await visitor.SendAsync(path, null, ("of", "users"), ("text", "ADA@"), ("by", "userName"));

        Assert.That(found.Text, Does.Contain("ada@example.com").And.Not.Contain("bob@example.com"));
        Assert.That((await visitor.GetAsync(path)).Html, Does.Contain("method=\"post\" action=\"" + path + "\""));
    }

    [Test]
    public async Task Settings_Stored_AreTheTenants()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));
        (string, string)[] settings =
            [("display_name", "Acme"), ("scim_enabled", "true"), ("default_token_lifetime_days", "90"), ("compatibility_profile", "entra"), ("passwords", "discard"), ("guard_limit", "5"), ("guard_minutes", "60")];

        var stored = await visitor.SendAsync($"/console/tenants/{tenant.Slug}/settings", null, settings);
        var half = await visitor.SendAsync($"/console/tenants/{tenant.Slug}/settings", null, [.. settings.Where(field => field.Item1 != "guard_minutes")]);

        var view = (await tenant.Admin.GetAsync($"/api/v1/admin/tenants/{tenant.Slug}")).Require(200);
        Assert.That((stored.Status, half.Status), Is.EqualTo((302, 422)));
        Assert.That(view["deprovision_guard"]!.ToJsonString(), Is.EqualTo("""{"limit":5,"minutes":60}"""));
        Assert.That((view["display_name"]!.GetValue<string>(), view["passwords"]!.GetValue<string>()), Is.EqualTo(("Acme", "discard")));
    }

    [Test]
    public async Task Console_OutsideDevelopmentUnconfigured_IsNotThere()
    {
        await using var app = await TestServerApp.StartAsync(new TestServerSetup
        {
            Listens = true,
            Environment = "Production",
            Settings = new() { ["PublicBaseUrl"] = "https://scim.example.com", ["Authentication:Jwt:Issuer"] = "a", ["Authentication:Jwt:Audience"] = "b", ["Authentication:Jwt:Keys:0"] = ExternalKey.Rsa("one").Jwk },
        });
        using var visitor = new Visitor(app);

        var page = await visitor.GetAsync("/console/sign-in");

        Assert.That(page.Status, Is.EqualTo(404));
    }

    // The log is written beside the requests: it is asked for until it shows them, so often at most.
    private static async Task<Visit> UntilAsync(Visitor visitor, string path, Func<Visit, bool> isThere)
    {
        const int MostVisits = 500;
        var page = await visitor.GetAsync(path);
        for (var visits = 1; visits < MostVisits && !isThere(page); visits++)
        {
            page = await visitor.GetAsync(path);
        }

        return page;
    }
}
