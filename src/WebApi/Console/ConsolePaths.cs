using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Console;

/// <summary>Where the console is.</summary>
internal static class ConsolePaths
{
    public const string Base = "/console";
    public const string SignIn = Base + "/sign-in";
    public const string SignedInByOidc = Base + "/signed-in";
    public const string Setup = Base + "/setup";
    public const string Assets = Base + "/assets";
    public const string OfTenant = Base + "/tenants/{tenant}";

    /// <summary>The parameter of the sign-in page that says where to go afterwards.</summary>
    public const string Next = "next";

    /// <summary>The parameter of the pages of links that sign in once: what signs in.</summary>
    public const string Link = "link";

    /// <summary>What stands before these paths, as the browser sees them.</summary>
    public static string Root(HttpContext context) => context.RequestServices.GetRequiredService<PublicUrl>().BaseOf(context.Request);

    /// <summary>The address of a setup link. In a query, as sign-in links are: traces leave out its values, and the server logs no addresses.</summary>
    public static string OfSetupLink(TokenSecret secret) => $"{Setup}?{Link}={secret.Reveal()}";

    /// <summary>Where to go after signing in: what was asked for when it is a page of the console, else its first one.</summary>
    /// <param name="next">as the browser sent it</param>
    public static string After(string? next) =>
        next is not null && (next == Base || next.StartsWith(Base + "/", StringComparison.Ordinal)) && !next.Contains('\\', StringComparison.Ordinal)
            ? next
            : Base;
}
