namespace ScimPlatform.Domain.Tenants;

/// <summary>Tenants, to be changed. A change is stored when the unit of work is saved.</summary>
public interface ITenantRepository
{
    void Add(Tenant tenant);

    /// <returns>the tenant, or null when there is none</returns>
    Task<Tenant?> FindAsync(TenantId id, CancellationToken cancellationToken);

    /// <summary>Whether a tenant has the slug, or one that was deleted keeps it from others.</summary>
    Task<bool> IsTakenAsync(TenantSlug slug, CancellationToken cancellationToken);

    /// <summary>Whether the tenant has a user or a group.</summary>
    Task<bool> HasResourcesAsync(TenantId id, CancellationToken cancellationToken);

    /// <summary>Takes a deleted tenant's credentials away with the next save. The rest of what it held is removed in the background.</summary>
    void RemoveCredentials(Tenant tenant);
}
