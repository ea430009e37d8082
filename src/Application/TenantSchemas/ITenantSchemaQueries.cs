using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.TenantSchemas;

/// <summary>Tenants' own schemas, to be shown and to be served by.</summary>
public interface ITenantSchemaQueries
{
    /// <returns>the tenant's schema with that URN in any case, or with that id; null: a schema of another tenant is not found</returns>
    Task<TenantSchemaView?> FindAsync(TenantId tenant, string urnOrId, CancellationToken cancellationToken);

    /// <summary>The tenant's schemas, oldest first.</summary>
    Task<Page<TenantSchemaView>> ListAsync(TenantId tenant, PageRequest page, CancellationToken cancellationToken);

    /// <summary>All of the tenant's schemas, oldest first, and which state of them that is at least.</summary>
    Task<TenantExtensions> OfTenantAsync(TenantId tenant, CancellationToken cancellationToken);
}

/// <param name="Version">the tenant's schema version; 0 when it never had a schema</param>
/// <param name="Extensions">its schemas</param>
public sealed record TenantExtensions(long Version, IReadOnlyList<SchemaExtension> Extensions);
