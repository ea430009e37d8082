using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Webhooks;

internal sealed class WebhookDeliveries(ScimPlatformDbContext context, WebhookSignal signal) : IWebhookDeliveries
{
    public async Task<DeliveryView> AddTestAsync(Webhook webhook, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now);
        var test = new WebhookDelivery
        {
            Id = id,
            WebhookId = webhook.Id,
            TenantId = webhook.TenantId,
            OccurredAt = now,
            EventId = id,
            Type = TestWebhookCommand.Type,
            TargetId = id,
            Since = now,
            NextAttemptAt = now,
        };
        context.Add(test);
        await BeginAsync(webhook.Id, now, cancellationToken);
        return test.ToView();
    }

    public async Task<DeliveryView?> BeginAgainAsync(Webhook webhook, Guid delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await context.WebhookDeliveries.FirstOrDefaultAsync(
            row => row.WebhookId == webhook.Id && row.TenantId == webhook.TenantId && row.Id == delivery, cancellationToken);
        if (found is null)
        {
            return null;
        }

        (found.Status, found.Since, found.NextAttemptAt) = (DeliveryStatus.Pending, now, now);
        await BeginAsync(webhook.Id, now, cancellationToken);
        return found.ToView();
    }

    public void Wake() => signal.Set();

    // Whoever is at work on the webhook sees that it has changed, or this is done again.
    private async Task BeginAsync(WebhookId webhook, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await context.WebhookStates.FirstAsync(state => state.WebhookId == webhook, cancellationToken)).NextAt = now;
}
