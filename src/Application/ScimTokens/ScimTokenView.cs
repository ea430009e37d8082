using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>A token as it may be shown: everything but the secret.</summary>
public sealed class ScimTokenView
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required string Name { get; init; }

    public required string Hint { get; init; }

    public required TokenStatus Status { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required IReadOnlyList<string> AllowedNetworks { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The subject that minted it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>Who vouched for that subject.</summary>
    public required string CreatedByIssuer { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>From when on it does not work any more: when it expires, or when its tenant has done with static tokens, if that is earlier.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedIp { get; init; }

    public string? LastUsedUserAgent { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }
}

/// <summary>A token that was just minted, with its secret, which is nowhere else.</summary>
/// <param name="Token">the token</param>
/// <param name="Secret">its secret; null when the mint is repeated too late to be shown it again</param>
public sealed record MintedScimToken(ScimTokenView Token, TokenSecret? Secret) : IMinted
{
    public bool IsRepeat { get; init; }
}
