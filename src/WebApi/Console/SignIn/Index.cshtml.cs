using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.SignIn;

/// <summary>Where people sign in: with the OpenID provider, or in Development by the link that the server prints.</summary>
public sealed class IndexModel(ConsoleSettings settings, SignInLinks links) : PageModel
{
    private const string Developer = "developer";

    public bool HasProvider => settings.Oidc is not null;

    public bool HasLinks => settings.HasLinks;

    public bool HasFailed { get; private set; }

    public string Next => ConsolePaths.After(Request.Query[ConsolePaths.Next]);

    public async Task<IActionResult> OnGetAsync()
    {
        HasFailed = Request.Query.ContainsKey("failed");
        if (HasProvider && Request.Query.ContainsKey("go"))
        {
            return Challenge(new AuthenticationProperties { RedirectUri = ConsolePaths.Root(HttpContext) + Next }, OidcSignIn.Scheme);
        }

        // Whoever only looks where a link leads does not use it up.
        if (!HasLinks || !HttpMethods.IsGet(Request.Method) || Request.Query[ConsolePaths.Link].ToString() is not { Length: > 0 } link)
        {
            return Page();
        }

        if (links.Use(link))
        {
            await ConsoleSession.BeginAsync(HttpContext, DevelopmentIssuer.Issuer, Developer, tenant: null, Permissions.Scopes);
            return Redirect(ConsolePaths.Root(HttpContext) + Next);
        }

        HttpContext.RequestServices.GetRequiredService<RefusedSignIns>().Add(HttpContext, "sign-in link");
        HasFailed = true;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
