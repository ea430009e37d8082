using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class WebhookRepository(ScimPlatformDbContext context) : IWebhookRepository
{
    public async Task AddAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        // What has its number by now is not told; what is being stored is.
        var last = await context.AuditChains.Where(chain => chain.TenantId == webhook.TenantId).Select(chain => chain.LastSequence).FirstOrDefaultAsync(cancellationToken);
        context.Add(webhook);
        context.Add(new WebhookState { WebhookId = webhook.Id, TenantId = webhook.TenantId, Position = last });
    }

    public Task<Webhook?> FindAsync(TenantId tenant, WebhookId id, CancellationToken cancellationToken) =>
        context.Webhooks.FirstOrDefaultAsync(webhook => webhook.Id == id && webhook.TenantId == tenant, cancellationToken);

    public Task<int> CountAsync(TenantId tenant, CancellationToken cancellationToken) =>
        context.Webhooks.CountAsync(webhook => webhook.TenantId == tenant, cancellationToken);

    public void Remove(Webhook webhook) => context.Webhooks.Remove(webhook);
}
