using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Webhooks.Sets;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>
/// Makes a webhook's deliveries of the events behind its position, in the transaction that moves it: each event once. A receiver that takes
/// nothing has so many of them and no more; the rest waits where it is, in the feed, as long as events are kept.
/// </summary>
internal sealed class WebhookFanOut(ScimPlatformDbContext context, IUnitOfWork unitOfWork, EventSettings settings)
{
    public const int MostPending = 10_000;
    private const int AtOnce = 500;

    /// <returns>whether there are more events</returns>
    /// <exception cref="Application.Common.Errors.ConcurrencyLost">somebody else moved the position</exception>
    public async Task<bool> RunAsync(Webhook webhook, WebhookState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (tenant, position) = (webhook.TenantId, state.Position);
        var records = await context.AuditEvents.AsNoTracking()
            .Where(row => row.TenantId == tenant && row.Sequence > position)
            .OrderBy(row => row.Sequence).Take(AtOnce)
            .Select(row => new { row.Id, Sequence = row.Sequence!.Value, row.Action, row.TargetId, row.OccurredAt })
            .ToListAsync(cancellationToken);
        if (records.Count == 0)
        {
            return false;
        }

        var oldest = now - settings.Retention;
        var made = records
            .Where(row => row.OccurredAt >= oldest && Tells(webhook, row.Action))
            .Select(row => new WebhookDelivery
            {
                Id = TimeOrderedId.Next(now),
                WebhookId = webhook.Id,
                TenantId = tenant,
                OccurredAt = now,
                Sequence = row.Sequence,
                EventId = row.Id,
                Type = row.Action,
                TargetId = row.TargetId,
                Since = now,
                NextAttemptAt = now,
            })
            .ToList();
        context.AddRange(made);
        state.Position = records[^1].Sequence;
        state.IsFull = made.Count > 0 && await IsFullAsync(webhook.Id, cancellationToken);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        made.ForEach(delivery => context.Entry(delivery).State = EntityState.Detached);
        return records.Count == AtOnce && !state.IsFull;
    }

    public async Task<bool> IsFullAsync(WebhookId webhook, CancellationToken cancellationToken) =>
        await context.WebhookDeliveries.CountAsync(row => row.WebhookId == webhook && row.Status == DeliveryStatus.Pending, cancellationToken) >= MostPending;

    private static bool Tells(Webhook webhook, string type) =>
        (webhook.Types.Count == 0 || webhook.Types.Contains(type)) && (webhook.Format != WebhookFormat.Set || SecurityEvents.Has(type));
}
