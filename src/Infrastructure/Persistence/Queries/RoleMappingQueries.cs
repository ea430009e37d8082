using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class RoleMappingQueries(ScimPlatformDbContext context) : IRoleMappingQueries
{
    public async Task<RoleMappingView?> FindAsync(TenantId tenant, RoleMappingId id, CancellationToken cancellationToken)
    {
        var found = await OfTenant(tenant).SingleOrDefaultAsync(mapping => mapping.Id == id, cancellationToken);
        return found is null ? null : RoleMappingView.Of(found);
    }

    public Task<Page<RoleMappingView>> ListAsync(
        TenantId tenant, RoleMappingFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var mappings = OfTenant(tenant);
        if (filter.Namespace is { } @namespace)
        {
            mappings = mappings.Where(mapping => mapping.Namespace == @namespace);
        }

        if (filter.Role is { } role)
        {
            mappings = mappings.Where(mapping => mapping.Role == role);
        }

        return mappings.OrderBy(mapping => mapping.CreatedAt).ThenBy(mapping => mapping.Id)
            .ToPageAsync(page, RoleMappingView.Of, cancellationToken);
    }

    private IQueryable<RoleMapping> OfTenant(TenantId tenant) =>
        context.RoleMappings.AsNoTracking().Where(mapping => mapping.TenantId == tenant);
}
