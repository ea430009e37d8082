using System.Security.Claims;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.WebApi.Security;

/// <summary>A caller that signed in with a SCIM token.</summary>
internal sealed class TokenCaller(AuthenticatedToken token) : ClaimsIdentity(ScimTokenAuthenticationHandler.Scheme)
{
    public AuthenticatedToken Token { get; } = token;

    public Actor By => Domain.Common.Actor.Token(Token.Id.Value);

    public static TokenCaller? Of(ClaimsPrincipal user) => user.Identities.OfType<TokenCaller>().FirstOrDefault();
}
