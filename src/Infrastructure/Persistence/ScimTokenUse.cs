using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>
/// The last use of a token: a row of its own, so that noting a use never collides with a change of the token.
/// </summary>
public sealed class ScimTokenUse
{
    public ScimTokenId TokenId { get; init; }

    public DateTimeOffset At { get; set; }

    public string? Ip { get; set; }

    public string? UserAgent { get; set; }
}

/// <summary>The last use of a client, or of one of its secrets: a row of its own, as <see cref="ScimTokenUse"/> is.</summary>
public sealed class ClientUse
{
    /// <summary>Of the client or the secret.</summary>
    public Guid Id { get; init; }

    public OAuthClientId ClientId { get; init; }

    public DateTimeOffset At { get; set; }

    public string? Ip { get; set; }

    public string? UserAgent { get; set; }
}
