using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class WebhookQueries(ScimPlatformDbContext context) : IWebhookQueries
{
    public Task<Page<WebhookView>> ListAsync(TenantId tenant, PageRequest page, CancellationToken cancellationToken) =>
        OfTenant(tenant).OrderBy(webhook => webhook.CreatedAt).ThenBy(webhook => webhook.Id).ToPageAsync(page, WebhookView.Of, cancellationToken);

    public async Task<WebhookView?> FindAsync(TenantId tenant, WebhookId id, CancellationToken cancellationToken) =>
        await OfTenant(tenant).FirstOrDefaultAsync(webhook => webhook.Id == id, cancellationToken) is { } found ? WebhookView.Of(found) : null;

    public async Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(
        TenantId tenant, WebhookId webhook, DeliveryStatus? status, KeysetPosition? before, int count, CancellationToken cancellationToken)
    {
        var rows = context.WebhookDeliveries.AsNoTracking().Where(row => row.TenantId == tenant && row.WebhookId == webhook);
        rows = status is { } wanted ? rows.Where(row => row.Status == wanted) : rows;
        return [.. (await rows.Newest(before, count).ToListAsync(cancellationToken)).Select(row => row.ToView())];
    }

    private IQueryable<Webhook> OfTenant(TenantId tenant) => context.Webhooks.AsNoTracking().Where(webhook => webhook.TenantId == tenant);
}
