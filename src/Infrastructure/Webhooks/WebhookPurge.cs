using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>Removes deliveries that are over: those that were taken after a day, the dead, and those that nobody polled, with their events.</summary>
internal sealed class WebhookPurge(ScimPlatformDbContext context, IUnitOfWork unitOfWork, EventSettings settings, TimeProvider time) : IJob
{
    private const int AtOnce = 500;

    private static readonly TimeSpan DeliveredFor = TimeSpan.FromDays(1);

    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        foreach (var webhook in await context.WebhookStates.Select(state => state.WebhookId).ToListAsync(cancellationToken))
        {
            var old = context.WebhookDeliveries.Where(row => row.WebhookId == webhook);
            await RemoveAsync(old.Where(row => row.Status == DeliveryStatus.Delivered && row.OccurredAt < now - DeliveredFor), cancellationToken);
            await RemoveAsync(old.Where(row => row.Status != DeliveryStatus.Delivered && row.OccurredAt < now - settings.Retention), cancellationToken);
        }
    }

    private async Task RemoveAsync(IQueryable<WebhookDelivery> rows, CancellationToken cancellationToken)
    {
        int count;
        do
        {
            var some = await rows.OrderBy(row => row.OccurredAt).ThenBy(row => row.Id).Take(AtOnce).ToListAsync(cancellationToken);
            context.RemoveRange(some);
            count = some.Count;
            await unitOfWork.SaveChangesAsync(cancellationToken);
            unitOfWork.Reset();
        }
        while (count == AtOnce);
    }
}
