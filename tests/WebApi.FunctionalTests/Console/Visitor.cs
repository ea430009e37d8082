using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Console;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Console;

/// <summary>A page as a browser gets it.</summary>
internal sealed record Visit(int Status, string? Location, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The text of the page without its markup.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Html, "<[^>]+>", " "));
}

/// <summary>A browser without scripts: it keeps cookies, follows nothing by itself, and sends forms with what the page hid in them.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly TestServerApp app;
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    public Visitor(TestServerApp app)
    {
        this.app = app;
        client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = app.Url };
    }

    public CookieCollection Cookies => cookies.GetCookies(new Uri(app.Url, ConsolePaths.Base));

    /// <summary>A browser with a session of those scopes.</summary>
    /// <param name="app">a server that listens</param>
    /// <param name="tenant">the tenant that the person is bound to, or null</param>
    /// <param name="scopes">what the person may do</param>
    public static Visitor Of(TestServerApp app, string? tenant, params IEnumerable<string> scopes)
    {
        var visitor = new Visitor(app);
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(ConsoleSession.Scheme);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan, Items = { ["began"] = now.ToString("O") } };
        var person = ConsoleSession.PrincipalOf(DevelopmentIssuer.Issuer, "ada", tenant, scopes);
        var ticket = options.TicketDataFormat.Protect(new AuthenticationTicket(person, properties, ConsoleSession.Scheme));
        visitor.cookies.Add(new Uri(app.Url, ConsolePaths.Base), new Cookie(ConsoleSession.Cookie, ticket, ConsolePaths.Base));
        return visitor;
    }

    public async Task<Visit> GetAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        return await VisitAsync(answer);
    }

    public async Task<Visit> HeadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.RelativeOrAbsolute));
        using var answer = await client.SendAsync(request);
        return await VisitAsync(answer);
    }

    /// <summary>Sends a form of the page at the path, with what the page hid in it.</summary>
    /// <param name="path">where the page is, and the form goes</param>
    /// <param name="handler">which form; null for the page's own</param>
    /// <param name="fields">what is filled in</param>
    public async Task<Visit> SendAsync(string path, string? handler, params (string Name, string Value)[] fields) =>
        await SendAsync(await GetAsync(path), path, handler, fields);

    /// <summary>The same, of a page that was got before.</summary>
    public Task<Visit> SendAsync(Visit page, string path, string? handler, params (string Name, string Value)[] fields)
    {
        // Of the form itself, where the page shows it: each has to have its own token. The first form of every page signs out.
        var main = page.Html[Math.Max(page.Html.IndexOf("<main", StringComparison.Ordinal), 0)..];
        var form = handler is null ? (main.Contains("form_token", StringComparison.Ordinal) ? main : page.Html) : Regex.Match(page.Html, $"<form[^>]*handler={Regex.Escape(handler)}\\b.*?</form>", RegexOptions.Singleline).Value;
        var hidden = new[] { "form_token", "once", "version" }.Select(name => (name, Hidden(form.Length > 0 ? form : page.Html, name)));
        return PostAsync(handler is null ? path : $"{path}{(path.Contains('?') ? '&' : '?')}handler={handler}", [.. hidden, .. fields]);
    }

    public async Task<Visit> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        return await VisitAsync(answer);
    }

    public void Dispose() => client.Dispose();

    private static string Hidden(string html, string name) => Regex.Match(html, $"name=\"{name}\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<Visit> VisitAsync(HttpResponseMessage answer) => new(
        (int)answer.StatusCode,
        answer.Headers.Location?.OriginalString,
        await answer.Content.ReadAsStringAsync(),
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
}
