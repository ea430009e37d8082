using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>Tokens, to be shown.</summary>
public interface IScimTokenQueries
{
    /// <returns>the tenant's token, or null: a token of another tenant is not found</returns>
    Task<ScimTokenView?> FindAsync(TenantId tenant, ScimTokenId id, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The tenant's tokens, newest first.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="status">only those in this state, or null for all</param>
    /// <param name="page">which page</param>
    /// <param name="now">the moment at which states are looked at</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<Page<ScimTokenView>> ListAsync(
        TenantId tenant, TokenStatus? status, PageRequest page, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The tenant's live tokens that end until that moment, soonest first.</summary>
    Task<Page<ScimTokenView>> ListExpiringAsync(
        TenantId tenant, DateTimeOffset until, PageRequest page, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All live tokens of the tenant, newest first; a tenant has ten at most.</summary>
    Task<IReadOnlyList<ScimTokenView>> ListLiveAsync(TenantId tenant, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// The token with that hash and its tenant's state, or null where there is none; whoever asked for it within the last minute, when there
    /// was none, may be told so again. One that is revoked or has expired may be found or not.
    /// </summary>
    Task<StoredToken?> FindByHashAsync(TokenHash hash, CancellationToken cancellationToken);

    /// <summary>The same for access tokens: the one with that hash as its client and tenant let it be used.</summary>
    Task<StoredToken?> FindAccessTokenAsync(TokenHash hash, CancellationToken cancellationToken);
}

/// <summary>What is needed to decide on a token that was presented.</summary>
public sealed record StoredToken(
    TokenHolder Holder,
    TenantId Tenant,
    TokenScopes Scopes,
    TokenTerms Terms,
    bool ScimEnabled,
    string CompatibilityProfile,
    long SchemaVersion,
    StoredGuard Guard)
{
    /// <summary>From when on the tenant's static tokens are refused; null for never, and for what is no static token.</summary>
    public DateTimeOffset? EndsWithStaticTokens { get; init; }

    /// <summary>Whether the tenant maps a group to a role.</summary>
    public bool MapsRoles { get; init; }

    /// <summary>What the tenant does with passwords.</summary>
    public PasswordPolicy Passwords { get; init; }
}

/// <summary>A tenant's guard against mass removal as it is stored; 0 where there is none.</summary>
public readonly record struct StoredGuard(int Limit, int Minutes, DateTimeOffset? ReleasedUntil)
{
    public DeprovisionGuard? At(DateTimeOffset now) => DeprovisionGuard.Stored(Limit, Minutes)?.Unless(ReleasedUntil, now);
}
