namespace ScimPlatform.WebApi.Console.Session;

/// <summary>
/// Cookies that browsers send to the console only, wherever a proxy shows it, and that no script can read. Their path is set when they are written:
/// below a path base the framework gives some of its own, such as the one against forged forms, the path of the whole server.
/// </summary>
internal static class ConsoleCookie
{
    public static CookieBuilder Of(string name, SameSiteMode sameSite, IHostEnvironment environment) => new()
    {
        Name = name,
        HttpOnly = true,
        IsEssential = true,
        SameSite = sameSite,
        SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always,
    };

    /// <summary>Keeps every cookie that the console sets or takes back to the console.</summary>
    public static void KeepConsoleCookies(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(ConsolePaths.Base),
        console => console.UseCookiePolicy(new CookiePolicyOptions
        {
            OnAppendCookie = cookie => cookie.CookieOptions.Path = PathOf(cookie.Context),
            OnDeleteCookie = cookie => cookie.CookieOptions.Path = PathOf(cookie.Context),
        }));

    private static string PathOf(HttpContext context) => ConsolePaths.Root(context) + ConsolePaths.Base;
}
