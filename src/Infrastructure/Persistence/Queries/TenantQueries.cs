using AutoMapper;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class TenantQueries(ScimPlatformDbContext context, IMapper mapper) : ITenantQueries
{
    private IQueryable<Tenant> Tenants => context.Tenants.AsNoTracking();

    public async Task<TenantView?> FindAsync(string idOrSlug, CancellationToken cancellationToken)
    {
        var tenant = Uuid.TryParse(idOrSlug, out var id) ? await FindAsync(new TenantId(id), cancellationToken) : null;
        if (tenant is null && TenantSlug.IsValid(idOrSlug))
        {
            var slug = TenantSlug.Of(idOrSlug);
            tenant = await Tenants.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken);
        }

        return tenant is null ? null : mapper.Map<TenantView>(tenant);
    }

    public Task<Page<TenantView>> ListAsync(TenantId? only, PageRequest page, CancellationToken cancellationToken)
    {
        var tenants = only is { } id ? Tenants.Where(tenant => tenant.Id == id) : Tenants;
        return tenants.OrderBy(tenant => tenant.CreatedAt).ThenBy(tenant => tenant.Id)
            .ToPageAsync(page, mapper.Map<TenantView>, cancellationToken);
    }

    private Task<Tenant?> FindAsync(TenantId id, CancellationToken cancellationToken) =>
        Tenants.SingleOrDefaultAsync(tenant => tenant.Id == id, cancellationToken);
}
