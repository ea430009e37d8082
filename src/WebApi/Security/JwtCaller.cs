using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Security;

/// <summary>A caller that signed in with a JWT: what is taken for one, what is refused although its signature is right, and what is kept of it.</summary>
internal static class JwtCaller
{
    private const int MaxSubjectLength = 255;

    public static JwtBearerEvents Events(string tenantClaim, string scopeClaim) => new()
    {
        OnMessageReceived = TakeCredentials,
        OnTokenValidated = context => Normalise(context, tenantClaim, scopeClaim),
    };

    private static Task TakeCredentials(MessageReceivedContext context)
    {
        if (Credentials.LookLikeJwt(context.Request) && Credentials.Of(context.Request) is { } presented)
        {
            context.Token = presented;
        }
        else
        {
            context.NoResult();
        }

        return Task.CompletedTask;
    }

    private static Task Normalise(TokenValidatedContext context, string tenantClaim, string scopeClaim)
    {
        var jwt = context.Principal!;
        if (Fault(jwt, (JsonWebToken)context.SecurityToken, tenantClaim) is { } fault)
        {
            context.Fail(fault);
            return Task.CompletedTask;
        }

        var subject = jwt.FindFirstValue("sub") ?? jwt.FindFirstValue("client_id") ?? jwt.FindFirstValue("azp");
        if (subject is not { Length: > 0 and <= MaxSubjectLength })
        {
            context.Fail("The token names no subject.");
            return Task.CompletedTask;
        }

        var claims = new List<Claim> { new(Claims.Subject, subject), new(Claims.Issuer, jwt.FindFirstValue("iss") ?? "") };
        claims.AddRange(jwt.FindAll(tenantClaim).Take(1).Select(claim => new Claim(Claims.Tenant, claim.Value)));
        claims.AddRange(jwt.FindAll(scopeClaim)
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(scope => new Claim(Claims.Scope, scope)));
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Authentication.Jwt));
        return Task.CompletedTask;
    }

    // What the library lets pass: extensions that must be understood (RFC 7515 section 4.1.11), and a bearer of two tenants.
    private static string? Fault(ClaimsPrincipal jwt, JsonWebToken token, string tenantClaim) =>
        token.TryGetHeaderValue<object>("crit", out _) ? "The token has critical extensions."
        : jwt.FindAll(tenantClaim).Skip(1).Any() ? "The token names several tenants."
        : null;
}
