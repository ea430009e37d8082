namespace ScimPlatform.WebApi.Console.Session;

/// <summary>How people sign in to the console.</summary>
/// <param name="Oidc">the OpenID provider, or null where none is configured</param>
/// <param name="HasLinks">whether links sign in: in Development</param>
public sealed record ConsoleSettings(OidcSettings? Oidc, bool HasLinks)
{
    /// <summary>Without a way to sign in there is no console.</summary>
    public bool IsOn => Oidc is not null || HasLinks;
}

/// <param name="Authority">the provider's URL for discovery</param>
/// <param name="ClientId">this server's name there</param>
/// <param name="ClientSecret">its secret there; null for a public client</param>
/// <param name="TenantClaim">the claim that binds a person to a tenant</param>
/// <param name="RoleClaim">the claim that lists a person's roles</param>
/// <param name="Roles">which scopes each role has</param>
public sealed record OidcSettings(
    string Authority,
    string ClientId,
    string? ClientSecret,
    string TenantClaim,
    string RoleClaim,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Roles);
