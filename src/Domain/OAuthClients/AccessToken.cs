using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>A short-lived token that a client got for the SCIM plane. What its client may do and from where binds it as well; it goes with its client.</summary>
public sealed class AccessToken
{
    private const string Prefix = "scim_at_";

    private AccessToken()
    {
    }

    public Guid Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public OAuthClientId ClientId { get; private init; }

    /// <summary>The secret that it was got with; null for an assertion.</summary>
    public Guid? SecretId { get; private init; }

    public TokenHash Hash { get; private init; } = null!;

    public TokenScopes Scopes { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public static (AccessToken Token, TokenSecret Secret) Issue(
        TenantId tenant, OAuthClientId client, Guid? secretId, TokenScopes scopes, TimeSpan lifetime, DateTimeOffset now)
    {
        var secret = TokenSecret.Generate(Prefix);
        var token = new AccessToken
        {
            Id = Guid.CreateVersion7(now),
            TenantId = tenant,
            ClientId = client,
            SecretId = secretId,
            Hash = secret.Hash,
            Scopes = scopes,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        };
        return (token, secret);
    }

    /// <summary>Whether a well-formed secret is an access token's. SCIM tokens are longer, whatever prefix they were given.</summary>
    public static bool HasForm(string wellFormed) =>
        wellFormed.Length == Prefix.Length + TokenSecret.RandomLength + TokenChecksum.Length && wellFormed.StartsWith(Prefix, StringComparison.Ordinal);
}
