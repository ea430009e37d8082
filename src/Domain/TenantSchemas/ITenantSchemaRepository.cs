using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.TenantSchemas;

/// <summary>Tenants' own schemas, to be changed. A change is stored when the unit of work is saved.</summary>
public interface ITenantSchemaRepository
{
    void Add(TenantSchema schema);

    /// <returns>the tenant's schema with that URN in any case, or with that id; null: a schema of another tenant is not found</returns>
    Task<TenantSchema?> FindAsync(TenantId tenant, string urnOrId, CancellationToken cancellationToken);

    /// <summary>Whether a user or group of the tenant has a value under the URN.</summary>
    Task<bool> IsUsedAsync(TenantId tenant, SchemaUrn urn, CancellationToken cancellationToken);

    /// <summary>Saving then throws <see cref="SchemaInUse"/> and stores nothing when a resource has got a value under it meanwhile.</summary>
    void Remove(TenantSchema schema);
}
