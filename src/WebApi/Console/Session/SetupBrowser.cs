using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ScimPlatform.Application.SetupLinks;

namespace ScimPlatform.WebApi.Console.Session;

/// <summary>
/// Which browser has taken a setup link: it may begin another session by it until the link ends, since connecting an identity provider takes more
/// than one sitting. A sealed cookie for <c>/console</c> that no script can read says so; it signs nobody in without the link itself.
/// </summary>
internal sealed class SetupBrowser(IDataProtectionProvider protection, IWebHostEnvironment environment, TimeProvider time)
{
    private const string Purpose = "console.setup-link";

    /// <summary>Remembers that the browser has taken the link.</summary>
    public void Take(HttpContext context, SetupLinkView link)
    {
        var now = time.GetUtcNow();
        var cookie = ConsoleCookie.Of(NameOf(link), SameSiteMode.Lax, environment);
        cookie.MaxAge = link.ExpiresAt - now;
        context.Response.Cookies.Append(NameOf(link), protection.CreateProtector(Purpose).Protect(Text(link.Id)), cookie.Build(context, now));
    }

    /// <summary>Whether the browser has taken some link, which may have ended.</summary>
    public static bool HasAny(HttpContext context) => context.Request.Cookies.Keys.Any(name => name.StartsWith(ConsoleSession.SetupCookie, StringComparison.Ordinal));

    public bool Has(HttpContext context, SetupLinkView link)
    {
        if (context.Request.Cookies[NameOf(link)] is not { Length: > 0 } cookie)
        {
            return false;
        }

        try
        {
            return protection.CreateProtector(Purpose).Unprotect(cookie) == Text(link.Id);
        }
        catch (CryptographicException)
        {
            // Somebody else's cookie, or one of a key that is no more: this browser has not taken the link.
            return false;
        }
    }

    // One for each link: whoever connects two tenants has two.
    private static string NameOf(SetupLinkView link) => ConsoleSession.SetupCookie + link.Id.ToString("N", CultureInfo.InvariantCulture);

    private static string Text(Guid link) => link.ToString("D", CultureInfo.InvariantCulture);
}
