using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>What a policy of the SCIM plane asks of whoever signed in.</summary>
/// <param name="token">the scopes of a SCIM token, of which one is enough</param>
/// <param name="jwt">the scopes of a JWT, of which one is enough</param>
internal sealed class ScimPlaneRequirement(TokenScopes token, params string[] jwt)
    : AuthorizationHandler<ScimPlaneRequirement>, IAuthorizationRequirement
{
    public TokenScopes Token { get; } = token;

    public IReadOnlyList<string> Jwt { get; } = jwt;

    /// <summary>That of a policy of the SCIM plane; null for one that asks for something else, or for more.</summary>
    public static ScimPlaneRequirement? Of(AuthorizationPolicy policy)
    {
        ScimPlaneRequirement? found = null;
        for (var index = 0; index < policy.Requirements.Count; index++)
        {
            switch (policy.Requirements[index])
            {
                case ScimPlaneRequirement requirement when found is null:
                    found = requirement;
                    break;
                case DenyAnonymousAuthorizationRequirement:
                    break;
                default:
                    return null;
            }
        }

        return found;
    }

    public bool IsMetBy(ClaimsPrincipal user) =>
        TokenCaller.Of(user) is { } caller ? (caller.Token.Scopes & Token) != 0 : Jwt.Any(user.MayDo);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScimPlaneRequirement requirement)
    {
        if (requirement.IsMetBy(context.User))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
