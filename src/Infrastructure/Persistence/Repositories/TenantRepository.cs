using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class TenantRepository(ScimPlatformDbContext context, LoadQueries loads) : ITenantRepository
{
    public void Add(Tenant tenant) => context.Add(tenant);

    public Task<Tenant?> FindAsync(TenantId id, CancellationToken cancellationToken) =>
        loads.Tenant(context, id, cancellationToken);

    public Task<bool> IsTakenAsync(TenantSlug slug, CancellationToken cancellationToken) =>
        context.Tenants.IgnoreQueryFilters().AnyAsync(tenant => tenant.Slug == slug, cancellationToken);

    public async Task<bool> HasResourcesAsync(TenantId id, CancellationToken cancellationToken) =>
        await context.Users.AnyAsync(user => user.TenantId == id, cancellationToken)
        || await context.Groups.AnyAsync(group => group.TenantId == id, cancellationToken);

    public void RemoveCredentials(Tenant tenant) => context.RemoveCredentials(tenant.Id);
}
