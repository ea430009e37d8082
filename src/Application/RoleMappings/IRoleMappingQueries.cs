using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.RoleMappings;

/// <summary>Role mappings, to be shown.</summary>
public interface IRoleMappingQueries
{
    /// <returns>the tenant's mapping, or null: a mapping of another tenant is not found</returns>
    Task<RoleMappingView?> FindAsync(TenantId tenant, RoleMappingId id, CancellationToken cancellationToken);

    /// <summary>The tenant's mappings, oldest first.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="filter">only those that fit</param>
    /// <param name="page">which page</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<Page<RoleMappingView>> ListAsync(
        TenantId tenant, RoleMappingFilter filter, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>What a mapping has to be; null means anything.</summary>
public sealed record RoleMappingFilter(string? Namespace, string? Role);
