using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class TenantRepository(ScimPlatformDbContext context) : ITenantRepository
{
    public void Add(Tenant tenant) => context.Tenants.Add(tenant);

    public Task<Tenant?> FindAsync(TenantId id, CancellationToken cancellationToken) =>
        context.Tenants.SingleOrDefaultAsync(tenant => tenant.Id == id, cancellationToken);

    public Task<Tenant?> FindBySlugAsync(TenantSlug slug, CancellationToken cancellationToken) =>
        context.Tenants.SingleOrDefaultAsync(tenant => tenant.Slug == slug, cancellationToken);

    public async Task<bool> HasResourcesAsync(TenantId id, CancellationToken cancellationToken) =>
        await context.Users.AnyAsync(user => user.TenantId == id, cancellationToken)
        || await context.Groups.AnyAsync(group => group.TenantId == id, cancellationToken);

    public void Remove(Tenant tenant)
    {
        context.Execute($"DELETE FROM GroupMembers WHERE GroupId IN (SELECT Id FROM Groups WHERE TenantId = {tenant.Id.Value})");
        context.Execute($"DELETE FROM GroupChildren WHERE GroupId IN (SELECT Id FROM Groups WHERE TenantId = {tenant.Id.Value})");
        context.Tenants.Remove(tenant);
    }
}
