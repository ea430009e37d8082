using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Idempotency;

/// <summary>Mints that a repeat is known by. A change is stored when the unit of work is saved.</summary>
public interface IRememberedMintRepository
{
    /// <summary>Of two mints under one key, a unique index lets one be stored: the other fails as a whole.</summary>
    void Add(RememberedMint mint);

    /// <returns>the mint that was stored under the tenant's key, however long ago, or null</returns>
    Task<RememberedMint?> FindAsync(TenantId tenant, string keyHash, CancellationToken cancellationToken);

    /// <summary>Mints of any tenant from before that moment whose secrets are still there, the oldest first, a few at once.</summary>
    Task<IReadOnlyList<RememberedMint>> WithSecretsAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Mints of any tenant from before that moment, the oldest first, a few at once.</summary>
    Task<IReadOnlyList<RememberedMint>> OlderThanAsync(DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>Forgets the mint; fine when somebody else has done so.</summary>
    void Remove(RememberedMint mint);
}
