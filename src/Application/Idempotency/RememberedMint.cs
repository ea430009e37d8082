using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Idempotency;

/// <summary>A mint that was asked for under an idempotency key, stored with what was minted in one transaction.</summary>
public sealed class RememberedMint
{
    /// <summary>How long a repeat is known as one.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>How long a repeat is shown the secret again.</summary>
    public static readonly TimeSpan SecretMemory = TimeSpan.FromMinutes(10);

    private RememberedMint()
    {
    }

    /// <summary>The id of the SCIM token, of the client, or of the secret of one.</summary>
    public Guid MintedId { get; private init; }

    public TenantId TenantId { get; private init; }

    public string KeyHash { get; private init; } = null!;

    public string BodyHash { get; private init; } = null!;

    /// <summary>By <see cref="Common.ISharedClock"/>.</summary>
    public DateTimeOffset MintedAt { get; private init; }

    /// <summary>The secret as <see cref="ISecretSeal"/> sealed it; null once it is erased, and where there was none.</summary>
    public byte[]? SealedSecret { get; private set; }

    public static RememberedMint Of(Mint mint, IdempotencyKey key, byte[]? sealedSecret, DateTimeOffset now) => new()
    {
        MintedId = mint.Id,
        TenantId = mint.Tenant,
        KeyHash = key.Name,
        BodyHash = key.Body,
        MintedAt = now,
        SealedSecret = sealedSecret,
    };

    public bool IsForgottenAt(DateTimeOffset now) => now - MintedAt >= Memory;

    /// <summary>The sealed secret while it may be shown, whether or not it has been erased in time.</summary>
    public byte[]? SealedSecretAt(DateTimeOffset now) => now - MintedAt < SecretMemory ? SealedSecret : null;

    public void EraseSecret() => SealedSecret = null;
}
