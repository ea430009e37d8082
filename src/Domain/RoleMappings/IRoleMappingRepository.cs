using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.RoleMappings;

/// <summary>Role mappings, to be changed. A change is stored when the unit of work is saved.</summary>
public interface IRoleMappingRepository
{
    void Add(RoleMapping mapping);

    /// <returns>the tenant's mapping, or null: a mapping of another tenant is not found</returns>
    Task<RoleMapping?> FindAsync(TenantId tenant, RoleMappingId id, CancellationToken cancellationToken);

    /// <summary>The tenant's mapping that says the same.</summary>
    Task<RoleMapping?> FindSameAsync(TenantId tenant, MappedGroup group, RoleName role, CancellationToken cancellationToken);

    void Remove(RoleMapping mapping);
}
