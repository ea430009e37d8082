using System.Security.Claims;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.WebApi.Authorization;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>The claims of a signed-in caller, the same whatever its issuer calls them.</summary>
internal static class Claims
{
    public const string Subject = "sub";
    public const string Issuer = "iss";
    public const string Tenant = "tenant";
    public const string Scope = "scope";

    /// <summary>The setup link that a session of the console was begun by.</summary>
    public const string SetupLinkId = "setup_link";

    public static Actor Actor(this ClaimsPrincipal user) => new(user.FindFirstValue(Issuer) ?? "", user.SubjectName());

    public static string SubjectName(this ClaimsPrincipal user) => user.FindFirstValue(Subject) ?? "";

    /// <summary>The tenant that the caller is bound to, by id or slug, or null.</summary>
    public static string? TenantName(this ClaimsPrincipal user) => user.FindFirstValue(Tenant);

    /// <summary>The setup link that the session was begun by; null for a session of a person who has an account.</summary>
    public static SetupLinkId? SetupLink(this ClaimsPrincipal user) => Uuid.OrNull(user.FindFirstValue(SetupLinkId)) is { } id ? new SetupLinkId(id) : null;

    /// <summary>Whether the caller, by a token's scopes or a JWT's, passes that policy of the SCIM plane.</summary>
    public static bool MayOnScimPlane(this ClaimsPrincipal user, string policy) => Permissions.ScimPlane[policy].IsMetBy(user);

    public static bool MayDo(this ClaimsPrincipal user, string scope) => user.HasClaim(Scope, scope);
}
