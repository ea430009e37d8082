using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>A client as it may be shown: everything but its secrets.</summary>
public sealed record OAuthClientView
{
    /// <summary>As the client calls itself.</summary>
    public required string Id { get; init; }

    public required Guid TenantId { get; init; }

    public required string Name { get; init; }

    public required OAuthClientStatus Status { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required IReadOnlyList<string> AllowedNetworks { get; init; }

    public required int AccessTokenMinutes { get; init; }

    public required IReadOnlyList<ClientSecretView> Secrets { get; init; }

    /// <summary>A JSON Web Key Set, or null.</summary>
    public string? Jwks { get; init; }

    public string? JwksUri { get; init; }

    public ClientTrust? Trust { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <param name="client">the client</param>
    /// <param name="uses">when it and its secrets were last used, by their ids</param>
    public static OAuthClientView Of(OAuthClient client, IReadOnlyDictionary<Guid, DateTimeOffset> uses) => new()
    {
        Id = client.Identifier.Value,
        TenantId = client.TenantId.Value,
        Name = client.Name.Value,
        Status = client.Status,
        Scopes = client.Scopes.Names(),
        AllowedNetworks = [.. client.AllowedNetworks.Select(network => network.ToString())],
        AccessTokenMinutes = client.AccessTokenMinutes,
        Secrets = [.. client.Secrets.OrderBy(secret => secret.CreatedAt).Select(secret => ClientSecretView.Of(secret, uses))],
        Jwks = client.Jwks,
        JwksUri = client.JwksUri,
        Trust = client.Trust,
        CreatedAt = client.CreatedAt,
        CreatedBy = client.CreatedBy.Subject,
        UpdatedAt = client.UpdatedAt,
        LastUsedAt = At(uses, client.Id.Value),
    };

    internal static DateTimeOffset? At(IReadOnlyDictionary<Guid, DateTimeOffset> uses, Guid id) => uses.TryGetValue(id, out var at) ? at : null;
}

/// <summary>A secret as it may be shown.</summary>
public sealed record ClientSecretView(Guid Id, string Hint, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt)
{
    public static ClientSecretView Of(ClientSecret secret, IReadOnlyDictionary<Guid, DateTimeOffset> uses) =>
        new(secret.Id, secret.Hint, secret.CreatedAt, secret.ExpiresAt, OAuthClientView.At(uses, secret.Id));
}

/// <summary>A secret that was just minted, with its clear value, which is nowhere else.</summary>
/// <param name="Secret">the secret</param>
/// <param name="Clear">its clear value; null when the mint is repeated too late to be shown it again</param>
public sealed record MintedClientSecret(ClientSecretView Secret, TokenSecret? Clear) : IMinted
{
    public bool IsRepeat { get; init; }
}
