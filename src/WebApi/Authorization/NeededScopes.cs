using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>The scopes of which a policy asks for one.</summary>
/// <param name="Jwt">those of a JWT</param>
/// <param name="Token">those of a SCIM token; none where it does not open the route</param>
internal sealed record NeededScopes(IReadOnlyList<string> Jwt, IReadOnlyList<string> Token)
{
    public static NeededScopes Of(AuthorizationPolicy policy) => new(
        [.. policy.Requirements.SelectMany(OfJwt)],
        [.. policy.Requirements.OfType<ScimPlaneRequirement>().SelectMany(requirement => requirement.Token.Names())]);

    /// <summary>"the scope a", or "the scope b of a SCIM token, or c of a JWT".</summary>
    /// <param name="mark">what stands around each scope</param>
    public string InWords(string mark = "")
    {
        var jwt = List(Jwt, mark);
        return Jwt.Count + Token.Count == 0 ? "an account here"
            : Token.Count == 0 ? $"the scope {jwt}" : $"the scope {List(Token, mark)} of a SCIM token, or {jwt} of a JWT";
    }

    private static IEnumerable<string> OfJwt(IAuthorizationRequirement requirement) => requirement switch
    {
        ClaimsAuthorizationRequirement { ClaimType: Claims.Scope, AllowedValues: { } scopes } => scopes,
        ScimPlaneRequirement plane => plane.Jwt,
        _ => [],
    };

    private static string List(IEnumerable<string> scopes, string mark) => string.Join(" or ", scopes.Select(scope => mark + scope + mark));
}
