using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>Tokens, to be changed. A change is stored when the unit of work is saved.</summary>
public interface IScimTokenRepository
{
    void Add(ScimToken token);

    /// <returns>the tenant's token, or null: a token of another tenant is not found</returns>
    Task<ScimToken?> FindAsync(TenantId tenant, ScimTokenId id, CancellationToken cancellationToken);

    /// <summary>The tokens with those hashes, whosever they are: who has a clear value has all that it opens.</summary>
    Task<IReadOnlyList<ScimToken>> FindByHashesAsync(IReadOnlyCollection<TokenHash> hashes, CancellationToken cancellationToken);

    /// <summary>The tokens that hold a slot of the tenant: the live ones, and expired ones that nobody looked at since.</summary>
    Task<LiveTokens> LiveOfAsync(TenantId tenant, DateTimeOffset now, CancellationToken cancellationToken);
}
