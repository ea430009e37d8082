using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console;

/// <summary>What stands around an error: the menu of whoever has a session, as pages have it.</summary>
/// <param name="Root">where the console is, as the browser sees it</param>
internal sealed record ConsoleFrame(string Root)
{
    private ClaimsPrincipal? Person { get; init; }

    /// <summary>The tenant of the page, by slug or id, or else the one that the person is bound to; null where there is neither.</summary>
    private string? Tenant { get; init; }

    /// <summary>Where the person begins.</summary>
    public string Home => Person?.SetupLink() is not null ? $"{Root}/tenants/{Encoded(Tenant)}/connect" : Root;

    public static async Task<ConsoleFrame> OfAsync(HttpContext context, ErrorKind kind)
    {
        var person = await PersonAsync(context, kind);
        return new ConsoleFrame(ConsolePaths.Root(context) + ConsolePaths.Base)
        {
            Person = person,
            Tenant = person is null ? null : context.Items[TenantResolver.Found] is Guid found ? found.ToString() : person.TenantName(),
        };
    }

    /// <summary>Nothing where nobody has signed in.</summary>
    public string ToHtml()
    {
        if (Person is null)
        {
            return "";
        }

        var links = ConsoleScreens.Of(Person).Select(screen => $"""<li><a href="{Root}/tenants/{Encoded(Tenant)}/{screen.Path}">{screen.Title}</a></li>""");
        var menu = Tenant is null ? "" : $"""<nav class="screens" aria-label="Screens"><ul>{string.Concat(links)}</ul></nav>""";
        return $"""<header class="bar"><a class="brand" href="{Home}">ScimPlatform</a><a class="out" href="{Root}/sign-out">Sign out</a></header>{menu}""";
    }

    // A path that leads nowhere asks for no session, and so nobody has looked for one. Where the server itself fails, looking may fail again.
    private static async Task<ClaimsPrincipal?> PersonAsync(HttpContext context, ErrorKind kind) =>
        context.User.Identity is { IsAuthenticated: true, AuthenticationType: ConsoleSession.Scheme } ? context.User
        : kind is ErrorKind.Unexpected or ErrorKind.Unavailable or ErrorKind.Timeout ? null
        : (await context.AuthenticateAsync(ConsoleSession.Scheme)).Principal;

    private static string Encoded(string? text) => HtmlEncoder.Default.Encode(Uri.EscapeDataString(text ?? ""));
}
