using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>Setup links: who may make them, which browser gets in by one, what it sees there, and when that ends.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SetupLinkTests : ServerFixture
{
    private const string Route = "/api/v1/admin/setup-links";

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => new() { Listens = true, Services = services => services.AddSingleton<TimeProvider>(time) };

    [Test]
    public async Task Create_ForAWeek_ShowsItsAddressOnce()
    {
        var tenant = await App.AddTenantAsync();

        var made = (await tenant.Admin.PostAsync(Route, """{"expires_in_hours":168}""")).Require(201);
        var list = (await tenant.Admin.GetAsync(Route)).Require(200);

        var url = made["url"]!.GetValue<string>();
        Assert.That(url, Does.Match("^http://[^/]+/console/setup\\?link=scim_setup_[0-9A-Za-z]{38}$"));
        Assert.That(made.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(((int)list["total"]!, (string)list["items"]![0]!["id"]!, (string)list["items"]![0]!["status"]!), Is.EqualTo((1, (string)made["id"]!, "waiting")));
        Assert.That(list.Text, Does.Not.Contain("url").And.Not.Contain(SecretOf(url)));
        Assert.That(DateTimeOffset.Parse((string)made["expires_at"]!, null) - DateTimeOffset.Parse((string)made["created_at"]!, null), Is.EqualTo(TimeSpan.FromDays(7)));
    }

    [TestCase("""{"expires_in_hours":0}""", "greater_than_equal")]
    [TestCase("""{"expires_in_hours":169}""", "less_than_equal")]
    [TestCase("""{"expires_in_hours":"a day"}""", "int_type")]
    [TestCase("""{"url":"x"}""", "extra_forbidden")]
    public async Task Create_OutsideItsBounds_IsRefused(string body, string type)
    {
        var tenant = await App.AddTenantAsync();

        var refused = (await tenant.Admin.PostAsync(Route, body)).Require(422);

        Assert.That((string)refused["detail"]![0]!["type"]!, Is.EqualTo(type));
        Assert.That((int)(await tenant.Admin.GetAsync(Route)).Require(200)["total"]!, Is.Zero);
    }

    [Test]
    public async Task Routes_WithoutTheWriteScope_AreRefused()
    {
        var tenant = await App.AddTenantAsync();
        var reader = tenant.As(Permissions.TokensRead);

        (await reader.GetAsync(Route)).Require(403);
        (await reader.PostAsync(Route, "{}")).Require(403);
        (await reader.DeleteAsync($"{Route}/{Guid.NewGuid()}")).Require(403);
    }

    [Test]
    public async Task Create_RepeatedUnderItsKey_GivesTheSameLink()
    {
        var tenant = await App.AddTenantAsync();
        var key = ("Idempotency-Key", "once");

        var first = (await tenant.Admin.PostAsync(Route, "{}", key)).Require(201);
        var again = (await tenant.Admin.PostAsync(Route, "{}", key)).Require(201);
        time.Advance(TimeSpan.FromMinutes(11));
        var late = (await tenant.Admin.PostAsync(Route, "{}", key)).Require(201);

        Assert.That(((string)again["url"]!, again.Header("Idempotent-Replayed")), Is.EqualTo(((string)first["url"]!, "true")));
        Assert.That(((string)late["id"]!, late["url"]), Is.EqualTo(((string)first["id"]!, (JsonNode?)null)));
        Assert.That((int)(await tenant.Admin.GetAsync(Route)).Require(200)["total"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Link_ThatIsLookedAt_IsTakenByTheButtonOnly()
    {
        var (tenant, _, path) = await MakeAsync();
        using var visitor = new Visitor(App);
        using var preview = new Visitor(App);

        var looked = await preview.GetAsync(path);
        await preview.GetAsync(path);
        var page = await visitor.GetAsync(path);
        var taken = await TakeAsync(visitor, page, path);

        Assert.That((looked.Status, page.Status, taken.Status, taken.Location), Is.EqualTo((200, 200, 302, $"/console/tenants/{tenant.Id}/connect")));
        Assert.That((looked.Headers["Referrer-Policy"], looked.Headers["Cache-Control"]), Is.EqualTo(("no-referrer", "no-store")));
        Assert.That(taken.Headers["Set-Cookie"], Does.Contain("path=/console; samesite=lax; httponly"));
        Assert.That((await visitor.GetAsync(taken.Location!)).Status, Is.EqualTo(200));
        Assert.That((await visitor.GetAsync(path)).Location, Is.EqualTo(taken.Location));
    }

    [Test]
    public async Task Link_InASecondBrowser_SaysThatItWasUsed()
    {
        var (_, _, path) = await MakeAsync();
        using var first = await OpenedAsync(path);
        using var second = new Visitor(App);

        var looked = await second.GetAsync(path);
        var forced = await TakeAsync(second, await second.GetAsync($"/console/setup?link={Waiting(await MakeAsync())}"), path);

        Assert.That((looked.Status, forced.Status, second.Cookies["scim_console"]), Is.EqualTo((403, 403, (object?)null)));
        Assert.That(looked.Text, Does.Contain("This link was used"));
        Assert.That(forced.Text, Does.Contain("This link was used"));
    }

    [Test]
    public async Task Link_OpenedByTwoBrowsersAtOnce_IsOfOne()
    {
        var (_, _, path) = await MakeAsync();
        var visitors = Enumerable.Range(0, 4).Select(_ => new Visitor(App)).ToList();
        var pages = new List<Visit>();
        foreach (var visitor in visitors)
        {
            pages.Add(await visitor.GetAsync(path));
        }

        var taken = await Task.WhenAll(visitors.Zip(pages, (visitor, page) => TakeAsync(visitor, page, path)));

        Assert.That(taken.Select(visit => visit.Status).Order(), Is.EqualTo(new[] { 302, 403, 403, 403 }));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Test]
    public async Task Link_WithoutTheFormsToken_IsNotTaken()
    {
        var (tenant, id, path) = await MakeAsync();
        using var visitor = new Visitor(App);

        var bare = await visitor.PostAsync("/console/setup", ("link", SecretOf(path)));

        Assert.That((bare.Status, await StatusAsync(tenant, id)), Is.EqualTo((400, "waiting")));
    }

    [Test]
    public async Task Session_ByALink_SeesConnectAndCredentialsAndNothingElse()
    {
        var (tenant, _, path) = await MakeAsync();
        var other = await App.AddTenantAsync();
        using var visitor = await OpenedAsync(path);
        var statuses = new Dictionary<string, int>();
        foreach (var screen in ConsoleScreens.All)
        {
            statuses[screen.Path] = (await visitor.GetAsync($"/console/tenants/{tenant.Slug}/{screen.Path}")).Status;
        }

        var menu = Regex.Matches((await visitor.GetAsync($"/console/tenants/{tenant.Slug}/connect")).Html, "<li><a href=\"[^\"]*/([a-z]+)\"[^>]*>[A-Z]").Select(found => found.Groups[1].Value);

        Assert.That(statuses.Where(pair => pair.Value == 200).Select(pair => pair.Key), Is.EqualTo(new[] { "connect", "credentials" }));
        Assert.That(statuses.Values.Where(status => status != 200), Is.All.EqualTo(403));
        Assert.That(menu, Is.EqualTo(new[] { "connect", "credentials" }));
        Assert.That((await visitor.GetAsync("/console")).Status, Is.EqualTo(403));
        Assert.That((await visitor.GetAsync($"/console/tenants/{other.Slug}/credentials")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Session_ByALink_MakesAndRevokesNoLinks()
    {
        var (tenant, id, path) = await MakeAsync();
        var at = $"/console/tenants/{tenant.Slug}/credentials";
        using var visitor = await OpenedAsync(path);
        var page = await visitor.GetAsync(at);

        var invited = await visitor.SendAsync(page, at, "Invite", ("once", "1"));
        var revoked = await visitor.SendAsync(page, at, $"Uninvite&id={id}");

        Assert.That(page.Text, Does.Not.Contain("Setup links"));
        Assert.That((invited.Status, revoked.Status, await StatusAsync(tenant, id)), Is.EqualTo((403, 403, "opened")));
        Assert.That((int)(await tenant.Admin.GetAsync(Route)).Require(200)["total"]!, Is.EqualTo(1));
    }

    [TestCase("/api/v1/admin/scim-tokens")]
    [TestCase(Route)]
    [TestCase("/scim/v2/Users")]
    public async Task Session_ByALink_OpensNoApi(string api)
    {
        var (_, _, path) = await MakeAsync();
        using var visitor = await OpenedAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, api);
        request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));

        using var answer = await App.Client.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Session_ByALink_MintsATokenInItsName()
    {
        var (tenant, id, path) = await MakeAsync();
        var at = $"/console/tenants/{tenant.Slug}/credentials";
        using var visitor = await OpenedAsync(path);

        var minted = await visitor.SendAsync(at, "Mint", ("name", "Okta"));
        var shown = await visitor.GetAsync(minted.Location!);

        Assert.That((minted.Status, shown.Status), Is.EqualTo((302, 200)));
        Assert.That(shown.Html, Does.Match("<code>scim_test_[0-9A-Za-z]{38}</code>"));
        var records = (await tenant.Admin.GetAsync("/api/v1/admin/audit-events")).Require(200)["items"]!.AsArray();
        var told = records.Select(record => ((string)record!["action"]!, (string)record["actor"]!)).ToList();
        Assert.That(told, Does.Contain(("scim_token.minted", $"setup-link:{id}")).And.Contain(("setup_link.opened", $"setup-link:{id}")));
        Assert.That(told.Select(record => record.Item1), Does.Contain("setup_link.created"));
        Assert.That(records.ToJsonString(), Does.Not.Contain(SecretOf(path)));
    }

    [Test]
    public async Task Revoke_DuringItsSession_EndsItWithTheNextRequest()
    {
        var (tenant, id, path) = await MakeAsync();
        var at = $"/console/tenants/{tenant.Slug}/credentials";
        using var visitor = await OpenedAsync(path);
        var page = await visitor.GetAsync(at);

        (await tenant.Admin.DeleteAsync($"{Route}/{id}")).Require(204);
        (await tenant.Admin.DeleteAsync($"{Route}/{id}")).Require(204);
        var minted = await visitor.SendAsync(page, at, "Mint", ("name", "Okta"));
        var looked = await visitor.GetAsync(path);

        Assert.That((page.Status, minted.Status, minted.Location), Is.EqualTo((200, 302, $"/console/sign-in?next={Uri.EscapeDataString($"{at}?handler=Mint")}")));
        Assert.That((looked.Status, await tenant.CountTokensAsync(), await StatusAsync(tenant, id)), Is.EqualTo((403, 0, "revoked")));
        Assert.That(looked.Text, Does.Contain("This link was revoked"));
    }

    [Test]
    public async Task Session_BeyondTheEndOfItsLink_IsOver()
    {
        var (tenant, _, path) = await MakeAsync(1);
        using var visitor = await OpenedAsync(path);
        time.Advance(TimeSpan.FromMinutes(29));
        var within = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/credentials");
        time.Advance(TimeSpan.FromMinutes(29));
        var before = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/credentials");
        time.Advance(TimeSpan.FromMinutes(3));

        var over = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/credentials");
        var looked = await visitor.GetAsync(path);

        Assert.That((within.Status, before.Status, over.Status, looked.Status), Is.EqualTo((200, 200, 302, 403)));
        Assert.That(looked.Text, Does.Contain("This link has expired"));
    }

    [Test]
    public async Task Session_OfAWeeksLink_EndsAsEverySessionDoes()
    {
        var (tenant, _, path) = await MakeAsync(168);
        using var visitor = await OpenedAsync(path);
        time.Advance(TimeSpan.FromMinutes(31));

        Assert.That((await visitor.GetAsync($"/console/tenants/{tenant.Slug}/credentials")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task Link_FollowedAgainInItsBrowser_BeginsAnotherSessionUntilItEnds()
    {
        var (tenant, id, path) = await MakeAsync(168);
        var credentials = $"/console/tenants/{tenant.Slug}/credentials";
        using var visitor = await OpenedAsync(path);
        time.Advance(TimeSpan.FromDays(2));

        var led = await visitor.GetAsync(credentials);
        var signIn = await visitor.GetAsync(led.Location!);
        var page = await visitor.GetAsync(path);
        var taken = await TakeAsync(visitor, page, path);
        var seen = await visitor.GetAsync(credentials);
        time.Advance(TimeSpan.FromHours(1));
        await tenant.Admin.DeleteAsync($"{Route}/{id}");
        var revoked = await visitor.GetAsync(path);

        Assert.That((led.Status, page.Status, taken.Status, seen.Status, revoked.Status), Is.EqualTo((302, 200, 302, 200, 403)));
        Assert.That(signIn.Text, Does.Contain("Did you come by a setup link?"));
        Assert.That(page.Text, Does.Contain("This browser has the link"));
        Assert.That(revoked.Text, Does.Contain("This link was revoked"));
    }

    [Test]
    public async Task Links_OfTwoTenantsInOneBrowser_AreBothFollowedAgain()
    {
        var (_, _, first) = await MakeAsync();
        var (other, _, second) = await MakeAsync();
        using var visitor = await OpenedAsync(first);
        Assert.That((await TakeAsync(visitor, await visitor.GetAsync(second), second)).Status, Is.EqualTo(302));

        var again = await visitor.GetAsync(first);

        Assert.That((again.Status, (await visitor.GetAsync(second)).Location), Is.EqualTo((200, $"/console/tenants/{other.Id}/connect")));
        Assert.That(again.Text, Does.Contain("This browser has the link"));
    }

    [Test]
    public async Task Link_WithACookieOfAnotherLink_IsNotOpened()
    {
        var (_, _, path) = await MakeAsync();
        using var first = await OpenedAsync(path);
        using var second = await OpenedAsync((await MakeAsync()).Path);
        time.Advance(TimeSpan.FromMinutes(31));

        Assert.That((await second.GetAsync(path)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Revoke_OfAnotherTenantsLink_IsNotFound()
    {
        var (mine, id, _) = await MakeAsync();
        var other = await App.AddTenantAsync();

        (await other.Admin.DeleteAsync($"{Route}/{id}")).Require(404);

        Assert.That(await StatusAsync(mine, id), Is.EqualTo("waiting"));
    }

    [Test]
    public async Task Deletion_OfTheTenant_EndsTheSession()
    {
        var (tenant, _, path) = await MakeAsync();
        using var visitor = await OpenedAsync(path);

        (await App.Platform.DeleteAsync($"/api/v1/admin/tenants/{tenant.Slug}?force=true")).Require(204);

        Assert.That((await visitor.GetAsync($"/console/tenants/{tenant.Id}/credentials")).Status, Is.EqualTo(302));
        Assert.That((await visitor.GetAsync(path)).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task Person_WithTheScope_MakesAndRevokesALinkOnCredentials()
    {
        var tenant = await App.AddTenantAsync();
        var at = $"/console/tenants/{tenant.Slug}/credentials";
        using var person = Visitor.Of(App, tenant.Slug, Permissions.TokensRead, Permissions.TokensWrite);

        var made = await person.SendAsync(at, "Invite", ("hours", "2"));
        var shown = await person.GetAsync(made.Location!);
        var url = Regex.Match(shown.Html, "<code>(http[^<]*)</code>").Groups[1].Value;
        using var visitor = await OpenedAsync(new Uri(url).PathAndQuery);
        var id = (string)(await tenant.Admin.GetAsync(Route)).Require(200)["items"]![0]!["id"]!;
        var revoked = await person.SendAsync(at, $"Uninvite&id={id}");

        Assert.That((made.Status, revoked.Status, await StatusAsync(tenant, id)), Is.EqualTo((302, 302, "revoked")));
        Assert.That((await person.GetAsync(made.Location!)).Html, Does.Not.Contain("link="));
        Assert.That((await visitor.GetAsync(at)).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task Guesses_OfLinks_AreCountedAsFailedSignIns()
    {
        await using var app = await TestServerApp.StartAsync(
            TestServerSetup.With(("RateLimits:Enabled", "true"), ("RateLimits:FailedSignInsPerMinute", "3")) with { Listens = true });
        var tenant = await app.AddTenantAsync();
        var path = new Uri((string)(await tenant.Admin.PostAsync(Route, "{}")).Require(201)["url"]!).PathAndQuery;
        using var visitor = new Visitor(app);
        var statuses = new List<int>();
        for (var guess = 0; guess < 4; guess++)
        {
            statuses.Add((await visitor.GetAsync($"/console/setup?link=guess{guess}")).Status);
        }

        Assert.That(statuses, Is.EqualTo(new[] { 403, 403, 403, 429 }));
        Assert.That((await visitor.GetAsync(path)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Sweep_OfLinks_ForgetsThemADayAfterTheirEnd()
    {
        var (tenant, id, path) = await MakeAsync(1);
        time.Advance(TimeSpan.FromHours(2));
        await SweepAsync();
        var kept = await StatusAsync(tenant, id);
        time.Advance(TimeSpan.FromHours(23));

        await SweepAsync();

        using var visitor = new Visitor(App);
        Assert.That((kept, (int)(await tenant.Admin.GetAsync(Route)).Require(200)["total"]!), Is.EqualTo(("expired", 0)));
        Assert.That((await visitor.GetAsync(path)).Text, Does.Contain("This is no setup link"));
    }

    private async Task SweepAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepSetupLinksCommand());
    }

    private static string SecretOf(string url) => url[(url.IndexOf('=', StringComparison.Ordinal) + 1)..];

    private static string Waiting((TestTenant Tenant, string Id, string Path) made) => SecretOf(made.Path);

    private static async Task<string> StatusAsync(TestTenant tenant, string id) =>
        (string)(await tenant.Admin.GetAsync(Route)).Require(200)["items"]!.AsArray().Single(link => (string)link!["id"]! == id)!["status"]!;

    private static Task<Visit> TakeAsync(Visitor visitor, Visit page, string path) => visitor.SendAsync(page, "/console/setup", null, ("link", SecretOf(path)));

    private async Task<(TestTenant Tenant, string Id, string Path)> MakeAsync(int hours = 24)
    {
        var tenant = await App.AddTenantAsync();
        var made = (await tenant.Admin.PostAsync(Route, $$"""{"expires_in_hours":{{hours}}}""")).Require(201);
        return (tenant, (string)made["id"]!, new Uri((string)made["url"]!).PathAndQuery);
    }

    private async Task<Visitor> OpenedAsync(string path)
    {
        var visitor = new Visitor(App);
        Assert.That((await TakeAsync(visitor, await visitor.GetAsync(path), path)).Status, Is.EqualTo(302));
        return visitor;
    }
}
