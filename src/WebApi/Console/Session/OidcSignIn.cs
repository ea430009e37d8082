using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Console.Session;

/// <summary>Signing in with an OpenID provider: the code flow with PKCE (RFC 7636). Of what it says, the subject, the tenant and the roles are kept.</summary>
internal static class OidcSignIn
{
    public const string Scheme = "ConsoleOidc";

    public static void Configure(OpenIdConnectOptions options, OidcSettings settings, IHostEnvironment environment)
    {
        options.SignInScheme = ConsoleSession.Scheme;
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.CallbackPath = ConsolePaths.SignedInByOidc;
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = PathString.Empty;
        options.TokenHandler = new JsonWebTokenHandler { MapInboundClaims = false };
        options.CorrelationCookie = ConsoleCookie.Of(options.CorrelationCookie.Name!, SameSiteMode.Lax, environment);
        options.NonceCookie = ConsoleCookie.Of(options.NonceCookie.Name!, SameSiteMode.Lax, environment);
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri =
                context.HttpContext.RequestServices.GetRequiredService<PublicUrl>().Of(context.Request, ConsolePaths.SignedInByOidc);
            return Task.CompletedTask;
        };
        options.Events.OnTokenValidated = context =>
        {
            context.Principal = Translate(context.Principal!, settings);
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<RefusedSignIns>().Add(context.HttpContext, "OpenID provider");
            context.Response.Redirect($"{ConsolePaths.Root(context.HttpContext)}{ConsolePaths.SignIn}?failed=1");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static ClaimsPrincipal Translate(ClaimsPrincipal person, OidcSettings settings)
    {
        var scopes = person.FindAll(settings.RoleClaim)
            .SelectMany(role => settings.Roles.TryGetValue(role.Value, out var scopes) ? scopes : []).Distinct(StringComparer.Ordinal);
        return ConsoleSession.PrincipalOf(
            person.FindFirstValue(Claims.Issuer) ?? settings.Authority,
            person.FindFirstValue(Claims.Subject) ?? "",
            person.FindFirstValue(settings.TenantClaim),
            scopes);
    }
}
