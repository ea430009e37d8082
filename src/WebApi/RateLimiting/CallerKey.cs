using System.Security.Claims;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>Whose requests are counted together: those of a SCIM token, or those of a JWT's subject.</summary>
internal readonly record struct CallerKey(Guid Token, string? Issuer, string? Subject)
{
    public static CallerKey Of(ClaimsPrincipal user) => TokenCaller.Of(user) is { } caller
        ? new CallerKey(caller.Token.Id.Value, null, null)
        : new CallerKey(default, user.FindFirstValue(Claims.Issuer), user.SubjectName());
}
