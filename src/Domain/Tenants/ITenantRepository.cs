namespace ScimPlatform.Domain.Tenants;

/// <summary>Tenants, to be changed. A change is stored when the unit of work is saved.</summary>
public interface ITenantRepository
{
    void Add(Tenant tenant);

    /// <returns>the tenant, or null when there is none</returns>
    Task<Tenant?> FindAsync(TenantId id, CancellationToken cancellationToken);

    /// <returns>the tenant, or null when there is none</returns>
    Task<Tenant?> FindBySlugAsync(TenantSlug slug, CancellationToken cancellationToken);

    /// <summary>Whether the tenant has a user or a group.</summary>
    Task<bool> HasResourcesAsync(TenantId id, CancellationToken cancellationToken);

    /// <summary>Removes the tenant with everything that belongs to it.</summary>
    void Remove(Tenant tenant);
}
