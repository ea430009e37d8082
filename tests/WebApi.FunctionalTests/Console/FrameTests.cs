using System.Text.RegularExpressions;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>What stands around the console's pages and errors, and what they are made of.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class FrameTests : ServerFixture
{
    private protected override TestServerSetup Setup => new() { Listens = true };

    [TestCase("people/users/0", 404)]
    [TestCase("nothing", 404)]
    [TestCase("settings", 403)]
    public async Task Error_OfAPersonWithASession_HasTheMenu(string path, int status)
    {
        var tenant = await App.AddTenantAsync();
        using var visitor = Visitor.Of(App, tenant.Slug, Permissions.UsersRead, Permissions.AuditRead);

        var page = await visitor.GetAsync($"/console/tenants/{tenant.Slug}/{path}");

        Assert.That(page.Status, Is.EqualTo(status));
        Assert.That(
            Regex.Matches(page.Html, "<li><a href=\"/console/tenants/([^/]+)/([a-z]+)\">").Select(link => link.Groups[2].Value),
            Is.EqualTo(new[] { "activity", "people", "mapping", "audit" }));
        Assert.That(page.Html, Does.Contain("href=\"/console/sign-out\""));
    }

    [Test]
    public async Task Error_AboutAnotherTenant_HasTheMenuOfThePersonsOwn()
    {
        var (mine, other) = (await App.AddTenantAsync(), await App.AddTenantAsync());
        using var visitor = Visitor.Of(App, mine.Slug, Permissions.UsersRead);

        var page = await visitor.GetAsync($"/console/tenants/{other.Slug}/people");

        Assert.That((page.Status, page.Html.Contains(other.Slug, StringComparison.Ordinal)), Is.EqualTo((404, false)));
        Assert.That(page.Html, Does.Contain($"<li><a href=\"/console/tenants/{mine.Id}/people\">People</a></li>"));
    }

    [Test]
    public async Task Error_WithoutASession_HasNoMenu()
    {
        using var visitor = new Visitor(App);

        var page = await visitor.GetAsync("/console/nothing");

        Assert.That((page.Status, page.Html.Contains("<nav", StringComparison.Ordinal)), Is.EqualTo((404, false)));
    }

    [TestCase("/console", 200)]
    [TestCase("/console/sign-in", 200)]
    [TestCase("/console/setup?link=none", 403)]
    [TestCase("/console/nothing", 404)]
    public async Task Head_OfAPageOrError_NamesTheSameFiles(string path, int status)
    {
        using var visitor = Visitor.Of(App, null, Permissions.Scopes);

        var page = await visitor.GetAsync(path);

        Assert.That(page.Status, Is.EqualTo(status));
        Assert.That(
            Regex.Matches(page.Html, "<(link|script) [^>]*>").Select(file => file.Value),
            Is.EqualTo(new[]
            {
                "<link rel=\"icon\" href=\"/console/assets/icon.svg\" type=\"image/svg+xml\">",
                "<link rel=\"stylesheet\" href=\"/console/assets/console.css\">",
                "<script src=\"/console/assets/console.js\" defer>",
            }));
    }

    [TestCase("/console/setup", "PUT", "GET, HEAD, POST")]
    [TestCase("/console/setup", "PATCH", "GET, HEAD, POST")]
    [TestCase("/console/setup", "DELETE", "GET, HEAD, POST")]
    [TestCase("/console/sign-in", "OPTIONS", "GET, HEAD, POST")]
    [TestCase("/console/tenants/a/settings", "DELETE", "GET, HEAD, POST")]
    [TestCase("/console/assets/console.css", "PUT", "GET, HEAD")]
    public async Task Method_ThatNoPageTakes_IsRefusedWithThoseThatItTakes(string path, string method, string allowed)
    {
        using var refused = await App.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.That(((int)refused.StatusCode, string.Join(", ", refused.Content.Headers.Allow.Order())), Is.EqualTo((405, allowed)));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("This path does not take this method."));
    }

    [TestCase("connect", true)]
    [TestCase("connect", false)]
    [TestCase("Connect", false)]
    [TestCase("credentials", false)]
    [TestCase("people/users/{0}", false)]
    [TestCase("people/users/{0}", true)]
    public async Task Menu_OfAScreen_MarksItHoweverTheTenantIsNamed(string path, bool byId)
    {
        var tenant = await App.AddTenantAsync();
        var user = await tenant.AddUserAsync("ada");
        using var visitor = Visitor.Of(App, tenant.Slug, TestJwts.TenantScopes.Split(' '));

        var page = await visitor.GetAsync($"/console/tenants/{(byId ? tenant.Id : tenant.Slug)}/{string.Format(null, path, user)}");

        Assert.That(
            Regex.Matches(page.Html, "<li><a href=\"[^\"]*/([a-z]+)\" aria-current=\"page\">").Select(link => link.Groups[1].Value),
            Is.EqualTo(new[] { path.Split('/')[0].ToLowerInvariant() }));
    }

    [TestCase("console.css", "text/css; charset=utf-8")]
    [TestCase("console.js", "text/javascript; charset=utf-8")]
    [TestCase("icon.svg", "image/svg+xml")]
    public async Task Asset_AskedForItsHead_IsAsItIsWithoutItsBody(string name, string mediaType)
    {
        using var head = await App.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/console/assets/{name}"));
        using var whole = await App.Client.GetAsync(new Uri($"/console/assets/{name}", UriKind.Relative));

        Assert.That(((int)head.StatusCode, head.Content.Headers.ContentType!.ToString(), head.Headers.ETag), Is.EqualTo((200, mediaType, whole.Headers.ETag)));
        Assert.That((head.Content.Headers.ContentLength, (await head.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((whole.Content.Headers.ContentLength, 0)));
    }

    [Test]
    public async Task Error_BehindAProxyThatTakesAPrefixAway_FindsItsStyleSheet()
    {
        await using var app = await TestServerApp.StartAsync(
            TestServerSetup.With(("ForwardedHeaders:Enabled", "true"), ("ForwardedHeaders:KnownNetworks:0", "127.0.0.0/8")) with { Listens = true });
        using var visitor = Visitor.Of(app, null, Permissions.Scopes);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/console/nothing");
        request.Headers.Add("X-Forwarded-Prefix", "/idm");
        request.Headers.Add("Cookie", $"{ConsoleSession.Cookie}={visitor.Cookies[ConsoleSession.Cookie]!.Value}");

        using var answer = await app.Client.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
        Assert.That(html, Does.Contain("href=\"/idm/console/assets/console.css\"").And.Contain("href=\"/idm/console/sign-out\"").And.Contain("<a href=\"/idm/console\">To the console</a>"));
    }
}
