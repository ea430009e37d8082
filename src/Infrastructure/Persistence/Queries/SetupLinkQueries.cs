using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class SetupLinkQueries(LazyContext context) : ISetupLinkQueries
{
    public async Task<SetupLinkView?> FindAsync(TenantId tenant, SetupLinkId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await OfTenant(tenant).FirstOrDefaultAsync(link => link.Id == id, cancellationToken) is { } link ? SetupLinkView.Of(link, now) : null;

    public async Task<SetupLinkView?> FindByHashAsync(TokenHash hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Value.SetupLinks.AsNoTracking().FirstOrDefaultAsync(link => link.Hash == hash, cancellationToken) is { } link
            ? SetupLinkView.Of(link, now)
            : null;

    public Task<Page<SetupLinkView>> ListAsync(TenantId tenant, PageRequest page, DateTimeOffset now, CancellationToken cancellationToken) =>
        OfTenant(tenant).OrderByDescending(link => link.CreatedAt).ThenByDescending(link => link.Id)
            .ToPageAsync(page, link => SetupLinkView.Of(link, now), cancellationToken);

    private IQueryable<SetupLink> OfTenant(TenantId tenant) => context.Value.SetupLinks.AsNoTracking().Where(link => link.TenantId == tenant);
}
