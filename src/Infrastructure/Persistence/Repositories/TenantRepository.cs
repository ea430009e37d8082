using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class TenantRepository(ScimPlatformDbContext context) : ITenantRepository
{
    private static readonly TrackedRows<Tenant> ById = new("[Id] = @id AND [DeletedAt] IS NULL", "id");

    public void Add(Tenant tenant) => context.Track(tenant);

    public async Task<Tenant?> FindAsync(TenantId id, CancellationToken cancellationToken) =>
        (await context.LoadAsync(ById, [id.Value], cancellationToken)).SingleOrDefault();

    public Task<bool> IsTakenAsync(TenantSlug slug, CancellationToken cancellationToken) =>
        context.Tenants.IgnoreQueryFilters().AnyAsync(tenant => tenant.Slug == slug, cancellationToken);

    public async Task<bool> HasResourcesAsync(TenantId id, CancellationToken cancellationToken) =>
        await context.Users.AnyAsync(user => user.TenantId == id, cancellationToken)
        || await context.Groups.AnyAsync(group => group.TenantId == id, cancellationToken);

    public void RemoveCredentials(Tenant tenant) => context.Execute($"DELETE FROM ScimTokens WHERE TenantId = {tenant.Id.Value}");
}
