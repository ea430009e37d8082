using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>What a new client shall be like.</summary>
public sealed record OAuthClientRequest
{
    public required TokenName Name { get; init; }

    public TokenScopes Scopes { get; init; } = TokenScopes.All;

    public IReadOnlyList<AllowedNetwork> AllowedNetworks { get; init; } = [];

    public int AccessTokenMinutes { get; init; } = OAuthClient.MinAccessTokenMinutes;

    public ClientKeys Keys { get; init; } = ClientKeys.None;

    public ClientTrust? Trust { get; init; }
}
