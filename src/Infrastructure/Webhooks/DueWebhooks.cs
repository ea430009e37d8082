using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>Finds the webhooks that have something to send and that no node is at work on.</summary>
internal sealed class DueWebhooks(ScimPlatformDbContext context, WebhookSignal signal, ISharedClock clock)
{
    public async Task<IReadOnlyList<DueWebhook>> FindAsync(int count, CancellationToken cancellationToken)
    {
        signal.HasWebhooks = await context.WebhookStates.AnyAsync(cancellationToken);
        if (!signal.HasWebhooks)
        {
            return [];
        }

        var now = await clock.NowAsync(cancellationToken);
        var due =
            from state in context.WebhookStates.AsNoTracking()
            join webhook in context.Webhooks on state.WebhookId equals webhook.Id
            join tenant in context.Tenants on state.TenantId equals tenant.Id
            where webhook.Enabled && webhook.Url != null
                && (state.LeaseUntil == null || state.LeaseUntil <= now)
                && (state.HoldUntil == null || state.HoldUntil <= now)
                && (state.NextAt <= now
                    || (!state.IsFull && context.AuditChains.Any(chain => chain.TenantId == state.TenantId && chain.LastSequence > state.Position)))
            orderby state.Failures > 0 ? 1 : 0, state.NextAt
            select new DueWebhook(state.WebhookId, state.Failures > 0);
        return await due.Take(count).ToListAsync(cancellationToken);
    }
}

/// <param name="Id">which</param>
/// <param name="IsFailing">whether its last attempt failed</param>
internal sealed record DueWebhook(WebhookId Id, bool IsFailing);
