using System.Security.Claims;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>A caller that signed in with a SCIM token or an access token.</summary>
internal sealed class TokenCaller(AuthenticatedToken token) : ClaimsPrincipal(SignedIn)
{
    /// <summary>How it signed in.</summary>
    public const string Kind = "ScimToken";

    private static readonly ClaimsIdentity SignedIn = new(Kind);

    public AuthenticatedToken Token { get; } = token;

    public Actor By => Token.Holder.Actor;

    public static TokenCaller? Of(ClaimsPrincipal user) => user as TokenCaller;
}
