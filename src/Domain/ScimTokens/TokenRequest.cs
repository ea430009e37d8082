namespace ScimPlatform.Domain.ScimTokens;

/// <summary>What a new token shall be like.</summary>
/// <param name="Name">null: the token is named after its id</param>
/// <param name="Lifetime">null: the tenant's default</param>
/// <param name="Scopes">what it may do</param>
/// <param name="AllowedNetworks">where it may be used from; empty: anywhere</param>
public sealed record TokenRequest(
    TokenName? Name, TokenLifetime? Lifetime, TokenScopes Scopes, IReadOnlyList<AllowedNetwork> AllowedNetworks)
{
    /// <summary>A token that may do everything from anywhere.</summary>
    public static TokenRequest Unrestricted(TokenName? name, TokenLifetime? lifetime) => new(name, lifetime, TokenScopes.All, []);
}
