using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class RoleMappingRepository(ScimPlatformDbContext context) : IRoleMappingRepository
{
    public void Add(RoleMapping mapping) => context.Add(mapping);

    public Task<RoleMapping?> FindAsync(TenantId tenant, RoleMappingId id, CancellationToken cancellationToken) =>
        context.RoleMappings.SingleOrDefaultAsync(mapping => mapping.Id == id && mapping.TenantId == tenant, cancellationToken);

    public Task<RoleMapping?> FindSameAsync(TenantId tenant, MappedGroup group, RoleName role, CancellationToken cancellationToken)
    {
        var fingerprint = RoleMapping.FingerprintOf(group, role);
        return context.RoleMappings.SingleOrDefaultAsync(
            mapping => mapping.TenantId == tenant && mapping.Fingerprint == fingerprint, cancellationToken);
    }

    public void Remove(RoleMapping mapping) => context.RoleMappings.Remove(mapping);
}
