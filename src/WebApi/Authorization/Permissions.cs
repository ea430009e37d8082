using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>What callers may be allowed, by the names of the JWT scopes and, on the SCIM plane, of the policies over both kinds of credentials.</summary>
public static class Permissions
{
    public const string TokensRead = "scim.tokens.read";
    public const string TokensWrite = "scim.tokens.write";
    public const string TenantsRead = "scim.tenants.read";
    public const string TenantsWrite = "scim.tenants.write";
    public const string UsersRead = "scim.users.read";
    public const string UsersWrite = "scim.users.write";
    public const string AuditRead = "scim.audit.read";
    public const string EventsRead = "scim.events.read";
    public const string EventsWrite = "scim.events.write";

    /// <summary>Any tenant, and what only the operator of the platform may do.</summary>
    public const string Platform = "scim.platform";

    /// <summary>The SCIM plane: any credentials that open some of it.</summary>
    public const string ScimDiscovery = "scim-plane:discovery";
    public const string ScimUsersRead = "scim-plane:users:read";
    public const string ScimUsersWrite = "scim-plane:users:write";
    public const string ScimGroupsRead = "scim-plane:groups:read";
    public const string ScimGroupsWrite = "scim-plane:groups:write";

    /// <summary>Reading of any type of resource; which ones, the search asks.</summary>
    public const string ScimAnyRead = "scim-plane:any:read";

    /// <summary>The user that a JWT's subject is. A SCIM token has none, whatever it may do: it passes, to be told so.</summary>
    public const string ScimMeRead = "scim-plane:me:read";
    public const string ScimMeWrite = "scim-plane:me:write";

    /// <summary>Every scope of a JWT.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
        [TokensRead, TokensWrite, TenantsRead, TenantsWrite, UsersRead, UsersWrite, AuditRead, EventsRead, EventsWrite, Platform];

    /// <summary>What each policy of the SCIM plane needs.</summary>
    internal static IReadOnlyDictionary<string, ScimPlaneRequirement> ScimPlane { get; } = new Dictionary<string, ScimPlaneRequirement>
    {
        [ScimDiscovery] = new(TokenScopes.All, UsersRead, UsersWrite),
        [ScimUsersRead] = new(TokenScopes.UsersRead, UsersRead),
        [ScimUsersWrite] = new(TokenScopes.UsersWrite, UsersWrite),
        [ScimGroupsRead] = new(TokenScopes.GroupsRead, UsersRead),
        [ScimGroupsWrite] = new(TokenScopes.GroupsWrite, UsersWrite),
        [ScimAnyRead] = new(TokenScopes.UsersRead | TokenScopes.GroupsRead, UsersRead),
        [ScimMeRead] = new(TokenScopes.All, UsersRead),
        [ScimMeWrite] = new(TokenScopes.All, UsersWrite),
    };
}
