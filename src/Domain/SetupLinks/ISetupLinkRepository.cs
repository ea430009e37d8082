using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.SetupLinks;

/// <summary>Setup links, to be changed. A change is stored when the unit of work is saved.</summary>
public interface ISetupLinkRepository
{
    void Add(SetupLink link);

    /// <returns>the tenant's link, or null: one of another tenant is not found</returns>
    Task<SetupLink?> FindAsync(TenantId tenant, SetupLinkId id, CancellationToken cancellationToken);

    /// <returns>the link of that secret, whosever it is, or null</returns>
    Task<SetupLink?> FindByHashAsync(TokenHash hash, CancellationToken cancellationToken);

    /// <summary>The links of any tenant whose secrets have these hashes.</summary>
    Task<IReadOnlyList<SetupLink>> FindByHashesAsync(IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken);

    /// <summary>Forgets some of the links of any tenant that expired before that moment.</summary>
    /// <returns>how many go</returns>
    Task<int> SweepAsync(DateTimeOffset moment, CancellationToken cancellationToken);
}
