namespace ScimPlatform.WebApi.Console.Session;

/// <summary>A cookie that browsers send to the console only, wherever a proxy shows it, and that no script can read.</summary>
internal sealed class ConsoleCookie : CookieBuilder
{
    public static ConsoleCookie Of(string name, SameSiteMode sameSite, IHostEnvironment environment) => new()
    {
        Name = name,
        HttpOnly = true,
        IsEssential = true,
        SameSite = sameSite,
        SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always,
    };

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Path = ConsolePaths.Root(context) + ConsolePaths.Base;
        return options;
    }
}
