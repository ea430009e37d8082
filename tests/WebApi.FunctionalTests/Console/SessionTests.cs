using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>Who gets into the console, for how long, and that the session opens nothing else.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SessionTests : ServerFixture
{
    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => new() { Listens = true, Services = services => services.AddSingleton<TimeProvider>(time) };

    [Test]
    public async Task Link_FollowedTwice_SignsInOnce()
    {
        var link = $"/console/sign-in?link={App.Services.GetRequiredService<SignInLinks>().Make()}";
        using var first = new Visitor(App);
        using var second = new Visitor(App);

        var signedIn = await first.GetAsync(link);
        var again = await second.GetAsync(link);

        Assert.That((signedIn.Status, signedIn.Location), Is.EqualTo((302, "/console")));
        Assert.That((await first.GetAsync("/console")).Status, Is.EqualTo(200));
        Assert.That((again.Status, second.Cookies.Count), Is.EqualTo((403, 0)));
        Assert.That(signedIn.Headers["Set-Cookie"], Does.Contain("path=/console; samesite=lax; httponly"));
    }

    [Test]
    public async Task Link_ThatIsOnlyLookedAt_IsNotUsedUp()
    {
        var link = $"/console/sign-in?link={App.Services.GetRequiredService<SignInLinks>().Make()}";
        using var request = new HttpRequestMessage(HttpMethod.Head, link);
        using var looked = await App.Client.SendAsync(request);
        using var visitor = new Visitor(App);

        Assert.That((looked.Headers.Contains("Set-Cookie"), (await visitor.GetAsync(link)).Status), Is.EqualTo((false, 302)));
    }

    [Test]
    public async Task Session_ThatSomebodyPlanted_IsNotTheOneThatSigningInBegins()
    {
        var (own, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        using var visitor = Visitor.Of(App, own.Slug, Permissions.TokensRead);
        using var planter = Visitor.Of(App, own.Slug, Permissions.TokensRead);
        var planted = visitor.Cookies[ConsoleSession.Cookie]!.Value;

        await visitor.GetAsync($"/console/sign-in?link={App.Services.GetRequiredService<SignInLinks>().Make()}");

        var path = $"/console/tenants/{other.Slug}/credentials";
        Assert.That(visitor.Cookies[ConsoleSession.Cookie]!.Value, Is.Not.EqualTo(planted));
        Assert.That(((await visitor.GetAsync(path)).Status, (await planter.GetAsync(path)).Status), Is.EqualTo((200, 404)));
    }

    [Test]
    public async Task Session_BelowAPathBase_IsForTheConsoleThere()
    {
        await using var app = await TestServerApp.StartAsync(TestServerSetup.With(("PathBase", "/gw")) with { Listens = true });
        using var visitor = new Visitor(app);

        var signedIn = await visitor.GetAsync($"/gw/console/sign-in?link={app.Services.GetRequiredService<SignInLinks>().Make()}");
        var page = await visitor.GetAsync(signedIn.Location!);
        var led = await new Visitor(app).GetAsync("/gw/console");

        Assert.That((signedIn.Location, page.Status, led.Location), Is.EqualTo(("/gw/console", 200, "/gw/console/sign-in?next=%2Fconsole")));
        Assert.That(signedIn.Headers["Set-Cookie"], Does.Contain("path=/gw/console;"));
        Assert.That(page.Html, Does.Contain("href=\"/gw/console/assets/console.css\"").And.Contain("action=\"/gw/console/sign-out\""));
    }

    [TestCase("https://evil.example", "/console")]
    [TestCase("//evil.example", "/console")]
    [TestCase("/console/../../evil", "/console/../../evil")]
    [TestCase("/consoles", "/console")]
    [TestCase("/console\\@evil.example", "/console")]
    [TestCase("/console/tenants/a/people", "/console/tenants/a/people")]
    public async Task Next_OfASignIn_LeadsWithinTheConsoleOnly(string next, string location)
    {
        using var visitor = new Visitor(App);

        var signedIn = await visitor.GetAsync(
            $"/console/sign-in?link={App.Services.GetRequiredService<SignInLinks>().Make()}&next={Uri.EscapeDataString(next)}");

        Assert.That((signedIn.Status, signedIn.Location), Is.EqualTo((302, location)));
    }

    [Test]
    public async Task Page_WithoutASession_LeadsToTheSignIn()
    {
        using var visitor = new Visitor(App);

        var led = await visitor.GetAsync("/console/tenants/a/people");

        Assert.That(led.Status, Is.EqualTo(302));
        Assert.That(led.Location, Is.EqualTo("/console/sign-in?next=%2Fconsole%2Ftenants%2Fa%2Fpeople"));
    }

    [TestCase("/api/v1/admin/tenants")]
    [TestCase("/scim/v2/Users")]
    [TestCase("/api/web/namespaces/system/scim_token")]
    public async Task Session_AtAnApi_OpensNothing(string path)
    {
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));

        using var answer = await App.Client.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Session_OfHalfAnHourWithoutARequest_IsOver()
    {
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);
        time.Advance(TimeSpan.FromMinutes(29));
        var within = await visitor.GetAsync("/console");
        time.Advance(TimeSpan.FromMinutes(29));
        var renewed = await visitor.GetAsync("/console");
        time.Advance(TimeSpan.FromMinutes(31));

        var over = await visitor.GetAsync("/console");

        Assert.That((within.Status, renewed.Status, over.Status), Is.EqualTo((200, 200, 302)));
    }

    [Test]
    public async Task Session_OfEightHours_IsOverHoweverOftenItIsUsed()
    {
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);
        var statuses = new List<int>();
        for (var minutes = 0; minutes < (8 * 60) + 20; minutes += 20)
        {
            statuses.Add((await visitor.GetAsync("/console")).Status);
            time.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.That(statuses, Is.EqualTo(Enumerable.Repeat(200, 24).Append(302)));
    }

    [Test]
    public async Task SignOut_OfASession_EndsItInTheBrowser()
    {
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);
        var page = await visitor.GetAsync("/console");

        var left = await visitor.SendAsync(page, "/console/sign-out", null);

        Assert.That((left.Status, left.Location), Is.EqualTo((302, "/console/sign-in")));
        Assert.That((await visitor.GetAsync("/console")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task Form_WithoutItsToken_IsRefusedAndChangesNothing()
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);
        using var other = Visitor.Of(App, tenant.Slug, Permissions.Scopes);
        var foreign = await other.GetAsync($"/console/tenants/{tenant.Slug}/credentials");

        var bare = await visitor.PostAsync($"/console/tenants/{tenant.Slug}/credentials?handler=Mint", ("name", "Okta"), ("once", "1"));
        var stale = await visitor.SendAsync(foreign, $"/console/tenants/{tenant.Slug}/credentials", "Mint", ("name", "Okta"));

        Assert.That((bare.Status, stale.Status, await tenant.CountTokensAsync()), Is.EqualTo((400, 400, 0)));
        Assert.That(stale.Headers["Content-Type"], Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(stale.Text, Does.Contain("This form is not of your session, or older than it. Nothing was changed"));
    }
}
