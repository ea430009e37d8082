using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>A caller that signed in with a JWT: what is taken for one, what is refused although its signature is right, and what is kept of it.</summary>
internal static class JwtCaller
{
    private const int MaxSubjectLength = 255;
    private const string Form = "form";

    public static JwtBearerEvents Events(string audience, string tenantClaim, string scopeClaim) => new()
    {
        OnMessageReceived = TakeCredentials,
        OnTokenValidated = context => Normalise(context, audience, tenantClaim, scopeClaim),
        OnAuthenticationFailed = context =>
        {
            Refused(context.HttpContext, CheckOf(context.Exception));
            return Task.CompletedTask;
        },
    };

    private static Task TakeCredentials(MessageReceivedContext context)
    {
        if (Credentials.LookLikeJwt(context.Request) && Credentials.Of(context.Request) is { } presented)
        {
            context.Token = presented;
        }
        else
        {
            if (context.Request.Headers.Authorization.Count > 0)
            {
                Refused(context.HttpContext, Form);
            }

            context.NoResult();
        }

        return Task.CompletedTask;
    }

    private static Task Normalise(TokenValidatedContext context, string audience, string tenantClaim, string scopeClaim)
    {
        try
        {
            var token = (JsonWebToken)context.SecurityToken;
            var claims = Claims(JwtClaims.Parse(token.EncodedPayload), token, audience, tenantClaim, scopeClaim);
            context.Principal = new ClaimsPrincipal(new ClaimsIdentity(claims, AuthenticationServices.Jwt));
        }
        catch (JwtFault fault)
        {
            Refused(context.HttpContext, fault.Check);
            context.Fail(fault);
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<Claim> Claims(JwtClaims jwt, JsonWebToken token, string audience, string tenantClaim, string scopeClaim)
    {
        // Extensions that must be understood (RFC 7515 section 4.1.11) are none of ours.
        if (token.TryGetHeaderValue<object>("crit", out _))
        {
            throw new JwtFault("critical extensions");
        }

        if (!jwt.Texts("aud").Contains(audience))
        {
            throw new JwtFault("audience");
        }

        // The library has compared them with the clock, as far as it could read them.
        _ = (jwt.Time("exp"), jwt.Time("nbf"), jwt.Time("iat"));
        var subject = jwt.Text("sub") ?? jwt.Text("client_id") ?? jwt.Text("azp");
        var tenant = jwt.Text(tenantClaim);
        var scopes = jwt.Texts(scopeClaim).SelectMany(scope => scope.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return subject is { Length: > 0 and <= MaxSubjectLength }
            ?
            [
                new(Authentication.Claims.Subject, subject),
                new(Authentication.Claims.Issuer, jwt.Text("iss") ?? ""),
                .. tenant is null ? Array.Empty<Claim>() : [new(Authentication.Claims.Tenant, tenant)],
                .. scopes.Select(scope => new Claim(Authentication.Claims.Scope, scope)),
            ]
            : throw new JwtFault("subject");
    }

    private static void Refused(HttpContext context, string check) => context.RequestServices.GetRequiredService<RefusedSignIns>().Add(context, check);

    private static string CheckOf(Exception exception) => exception switch
    {
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException or SecurityTokenExpiredException
            or SecurityTokenNotYetValidException => "lifetime",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSigningKeyException => "signature",
        SecurityTokenInvalidAlgorithmException => "algorithm",
        Refusal => "keys of the issuer",
        _ => Form,
    };
}
