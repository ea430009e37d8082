using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.OAuthClients;

/// <summary>A secret of a client. Of the clear value only the hash is kept.</summary>
public sealed class ClientSecret
{
    private const string Prefix = "scim_secret_";

    private ClientSecret()
    {
    }

    public Guid Id { get; private init; }

    public OAuthClientId ClientId { get; private init; }

    public TokenHash Hash { get; private init; } = null!;

    public string Hint { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>How many days ahead notice of its end was given last; null for not yet.</summary>
    public int? NoticedDays { get; internal set; }

    public bool IsLiveAt(DateTimeOffset now) => now < ExpiresAt;

    internal static (ClientSecret Secret, TokenSecret Clear) Mint(OAuthClientId client, SecretLifetime lifetime, DateTimeOffset now)
    {
        var clear = TokenSecret.Generate(Prefix);
        var secret = new ClientSecret
        {
            Id = Guid.CreateVersion7(now),
            ClientId = client,
            Hash = clear.Hash,
            Hint = clear.Hint,
            CreatedAt = now,
            ExpiresAt = lifetime.EndFrom(now),
        };
        return (secret, clear);
    }
}
