using System.Security.Claims;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>Whose requests are counted together: those of a SCIM token, those of all access tokens of a client, or those of a JWT's subject.</summary>
internal readonly record struct CallerKey(Guid Holder, string? Issuer, string? Subject)
{
    public static CallerKey Of(ClaimsPrincipal user) => TokenCaller.Of(user) is { } caller
        ? new CallerKey(caller.Token.Holder.Id, null, null)
        : new CallerKey(default, user.FindFirstValue(Claims.Issuer), user.SubjectName());
}
