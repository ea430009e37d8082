using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <summary>Tenants, to be shown.</summary>
public interface ITenantQueries
{
    /// <summary>The tenant with that id or that slug, or null.</summary>
    Task<TenantView?> FindAsync(string idOrSlug, CancellationToken cancellationToken);

    /// <summary>Tenants, oldest first.</summary>
    /// <param name="only">only this one, or null for all</param>
    /// <param name="page">which page</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<Page<TenantView>> ListAsync(TenantId? only, PageRequest page, CancellationToken cancellationToken);
}
