using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>No cookie of the console is sent to the APIs, which are beside it: each is for the console's own path, as the browser sees that.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class CookieTests
{
    private readonly Dictionary<string, string> kept = [];
    private readonly List<string> set = [];

    [TestCase(null, null, "/console")]
    [TestCase("/gw", null, "/gw/console")]
    [TestCase("/gw", "/idm", "/idm/console")]
    public async Task Cookies_OfEveryKind_AreForTheConsoleAlone(string? pathBase, string? publicPath, string path)
    {
        await using var provider = await LocalOpenIdProvider.StartAsync();
        await using var app = await TestServerApp.StartAsync(Setup(provider, pathBase, publicPath));
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = app.Url };
        var tenant = await app.AddTenantAsync();
        var made = (await tenant.Admin.PostAsync("/api/v1/admin/setup-links", "{}")).Require(201);
        var (console, link) = ($"{pathBase}/console", new Uri((string)made["url"]!).Query);
        kept.Clear();
        set.Clear();

        await GetAsync(browser, $"{console}/sign-in?go=1");
        await GetAsync(browser, $"{console}/sign-in?link={app.Services.GetRequiredService<SignInLinks>().Make()}");
        var credentials = await GetAsync(browser, $"{console}/tenants/{tenant.Slug}/credentials");
        await PostAsync(browser, $"{console}/tenants/{tenant.Slug}/credentials?handler=Mint", credentials, ("name", "Okta"));
        var shown = await GetAsync(browser, $"{console}/tenants/{tenant.Slug}/shown-once");
        var setup = await GetAsync(browser, $"{console}/setup{link}");
        await PostAsync(browser, $"{console}/setup", setup, ("link", link["?link=".Length..]));
        await PostAsync(browser, $"{console}/sign-out", await GetAsync(browser, $"{console}/tenants/{tenant.Slug}/connect"));

        Assert.That(shown, Does.Match("scim_test_[0-9A-Za-z]{38}"));
        Assert.That(
            set.Select(cookie => Regex.Match(cookie, @"^(scim_console(_form|_once|_setup_|)|\.AspNetCore\.[A-Za-z]+)").Value).Distinct(),
            Is.EquivalentTo(new[]
            {
                ConsoleSession.Cookie, ConsoleSession.FormCookie, ConsoleSession.ShownOnceCookie, ConsoleSession.SetupCookie,
                ".AspNetCore.OpenIdConnect", ".AspNetCore.Correlation",
            }));
        Assert.That(set, Is.All.Contains($"; path={path};").And.All.Contains("; httponly"));
        Assert.That(kept.Keys.Where(name => !name.StartsWith('.')), Is.EquivalentTo(new[] { ConsoleSession.FormCookie, $"{ConsoleSession.SetupCookie}{made["id"]!.ToString().Replace("-", "", StringComparison.Ordinal)}" }));
    }

    private static TestServerSetup Setup(LocalOpenIdProvider provider, string? pathBase, string? publicPath)
    {
        var setup = TestServerSetup.With(("Console:Oidc:Authority", provider.Url), ("Console:Oidc:ClientId", LocalOpenIdProvider.ClientId), ("Console:Oidc:Roles:support", "*")) with { Listens = true };
        setup.Settings["PathBase"] = pathBase;
        setup.Settings["PublicBaseUrl"] = publicPath is null ? null : $"https://scim.example.com{publicPath}";
        return setup;
    }

    private async Task<string> GetAsync(HttpClient browser, string path) => await SendAsync(browser, new HttpRequestMessage(HttpMethod.Get, path));

    private Task<string> PostAsync(HttpClient browser, string path, string page, params (string Name, string Value)[] fields)
    {
        var hidden = new[] { "form_token", "once" }.Select(name => (name, Regex.Match(page, $"name=\"{name}\"[^>]*value=\"([^\"]+)\"").Groups[1].Value));
        var form = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return SendAsync(browser, new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
    }

    // As behind a proxy that shows the console elsewhere: what is kept is sent, whatever its path is.
    private async Task<string> SendAsync(HttpClient browser, HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", kept.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var answer = await browser.SendAsync(request);
            Assert.That((int)answer.StatusCode, Is.AnyOf(200, 302), request.RequestUri!.ToString());
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            {
                set.Add(cookie);
                Keep(cookie);
            }

            return await answer.Content.ReadAsStringAsync();
        }
    }

    private void Keep(string cookie)
    {
        var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..cookie.IndexOf(';', StringComparison.Ordinal)]);
        kept.Remove(name);
        if (value.Length > 0)
        {
            kept[name] = value;
        }
    }
}
