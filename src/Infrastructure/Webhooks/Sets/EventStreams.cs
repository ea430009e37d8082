using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Webhooks.Sets;

/// <summary>Streams that are polled: deliveries are made when somebody asks, and pending until they are settled.</summary>
internal sealed class EventStreams(IServiceScopeFactory scopes, TimeProvider time) : IEventStreams
{
    private const int MaxReason = WebhookDelivery.MaxErrorLength;

    public async Task SettleAsync(PollEventStreamCommand poll, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>();
        var webhook = await FindAsync(context, poll, cancellationToken);
        foreach (var ids in poll.Ack.Concat(poll.SetErrs.Keys).Distinct().Chunk(500))
        {
            var rows = await context.WebhookDeliveries.Where(
                row => row.WebhookId == webhook.Id && row.Status == DeliveryStatus.Pending && ids.Contains(row.Id)).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                row.Note(new SendOutcome(null, Kept(poll.SetErrs.GetValueOrDefault(row.Id))) { IsFinal = true }, time.Now(), () => 0);
            }

            // Two who settle the same say the same.
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TrySaveAsync(cancellationToken);
        }
    }

    public async Task<PolledEvents> TakeAsync(PollEventStreamCommand poll, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>();
        var webhook = await FindAsync(context, poll, cancellationToken);
        await FillAsync(scope.ServiceProvider, context, webhook, cancellationToken);
        if (poll.MaxEvents == 0)
        {
            return new PolledEvents(new Dictionary<string, string>(), await Pending(context, webhook).AnyAsync(cancellationToken));
        }

        var rows = await Pending(context, webhook).OrderBy(row => row.Sequence).ThenBy(row => row.OccurredAt)
            .Take(poll.MaxEvents + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(poll.MaxEvents).ToList();
        var tokens = await scope.ServiceProvider.GetRequiredService<WebhookMessages>().TokensAsync(webhook, shown, cancellationToken);
        var sets = shown.Zip(tokens).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Id.ToString(), pair => pair.Second!);
        return new PolledEvents(sets, rows.Count > poll.MaxEvents);
    }

    // As far as there is room; whoever else polls the same does the same.
    private async Task FillAsync(IServiceProvider services, ScimPlatformDbContext context, Webhook webhook, CancellationToken cancellationToken)
    {
        var (fanOut, unitOfWork) = (services.GetRequiredService<WebhookFanOut>(), services.GetRequiredService<IUnitOfWork>());
        for (var hasMore = true; hasMore;)
        {
            unitOfWork.Reset();
            var state = await context.WebhookStates.FirstAsync(row => row.WebhookId == webhook.Id, cancellationToken);
            if (state.IsFull && await fanOut.IsFullAsync(webhook.Id, cancellationToken))
            {
                return;
            }

            try
            {
                hasMore = await fanOut.RunAsync(webhook, state, time.Now(), cancellationToken);
            }
            catch (ConcurrencyLost)
            {
                hasMore = true;
            }
        }

        unitOfWork.Reset();
    }

    // Half a character is no text: databases refuse or replace it.
    private static string? Kept(string? reason) => reason is { Length: > MaxReason }
        ? reason[..(char.IsHighSurrogate(reason[MaxReason - 1]) ? MaxReason - 1 : MaxReason)]
        : reason;

    private static async Task<Webhook> FindAsync(ScimPlatformDbContext context, PollEventStreamCommand poll, CancellationToken cancellationToken)
    {
        var webhook = await context.Webhooks.AsNoTracking().FirstOrDefaultAsync(
            row => row.Id == poll.Id && row.TenantId == poll.Tenant, cancellationToken) ?? throw new Refusal(Error.NotFound("Webhook"));
        return webhook.Url is not null ? throw new WebhookIsNotPolled() : webhook.Enabled ? webhook : throw new WebhookNotEnabled();
    }

    private static IQueryable<WebhookDelivery> Pending(ScimPlatformDbContext context, Webhook webhook) =>
        context.WebhookDeliveries.AsNoTracking().Where(row => row.WebhookId == webhook.Id && row.Status == DeliveryStatus.Pending);
}
