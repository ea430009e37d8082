using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>
/// One node's turn at one webhook: makes deliveries of the events that came, sends those that are due, and goes. It holds a lease as long as that
/// takes, and sends nothing for which the lease might not last: no message is ever sent by two nodes at once.
/// </summary>
internal sealed class WebhookTurn(
    ScimPlatformDbContext context,
    IUnitOfWork unitOfWork,
    WebhookFanOut fanOut,
    WebhookMessages messages,
    WebhookSender sender,
    IMediator mediator,
    ISharedClock clock,
    TimeProvider time)
{
    /// <summary>From the last time that it was taken, by the clock that nodes share.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const int AtOnce = 16;

    // So often a step goes on at once with what is next of the resources whose messages were taken.
    private const int Rounds = 16;

    // Then others have their turns.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private WebhookState state = null!;
    private Guid lease;
    private long taken;
    private DateTimeOffset began;
    private long beganAt;

    // The database is asked once in a turn; from there on this node's clock counts, whatever time it shows.
    private DateTimeOffset Now => began.AddMilliseconds(Math.Floor(time.GetElapsedTime(beganAt).TotalMilliseconds));

    /// <returns>whether there is more to do at once</returns>
    /// <exception cref="ConcurrencyLost">another node was faster</exception>
    public async Task<bool> RunAsync(WebhookId id, CancellationToken cancellationToken)
    {
        if (!await TakeAsync(id, cancellationToken))
        {
            return false;
        }

        try
        {
            var start = time.GetTimestamp();
            bool hasMore;
            do
            {
                hasMore = await StepAsync(cancellationToken);
            }
            while (hasMore && time.GetElapsedTime(start) < Longest);
            return hasMore;
        }
        finally
        {
            await GiveBackAsync();
        }
    }

    private async Task<bool> TakeAsync(WebhookId id, CancellationToken cancellationToken)
    {
        (beganAt, began) = (time.GetTimestamp(), await clock.NowAsync(cancellationToken));
        var found = await context.WebhookStates.FirstOrDefaultAsync(row => row.WebhookId == id, cancellationToken);
        if (found is null || found.LeaseUntil > Now)
        {
            return false;
        }

        (state, lease, taken) = (found, Guid.NewGuid(), time.GetTimestamp());
        (state.Lease, state.LeaseUntil) = (lease, Now + Lease);
        return await unitOfWork.TrySaveAsync(cancellationToken);
    }

    // Until the next step the lease is as good as new.
    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var webhook = await FindAsync(cancellationToken);
        if (webhook is null)
        {
            return false;
        }

        var hasMore = !state.IsFull && await fanOut.RunAsync(webhook, state, Now, cancellationToken);
        var now = Now;
        var due = state.HoldUntil > now ? [] : await DueAsync(now, state.Failures > 0 ? 1 : AtOnce, cancellationToken);
        await SaveAsync(kept => kept.NextAt = now + Lease, cancellationToken);
        await SendAsync(webhook, due, cancellationToken);
        var next = await NextAsync(cancellationToken);
        var isFull = state.IsFull && await fanOut.IsFullAsync(state.WebhookId, cancellationToken);
        await SaveAsync(
            kept =>
            {
                kept.NextAt = next;
                kept.IsFull = isFull;
            },
            cancellationToken);
        return hasMore || (next <= Now && !(state.HoldUntil > Now));
    }

    private Task<Webhook?> FindAsync(CancellationToken cancellationToken) => context.Webhooks.AsNoTracking().FirstOrDefaultAsync(
        row => row.Id == state.WebhookId && row.Enabled && row.Url != null && context.Tenants.Any(tenant => tenant.Id == row.TenantId), cancellationToken);

    // Only the first of those that tell of one thing.
    private Task<List<WebhookDelivery>> DueAsync(DateTimeOffset now, int count, CancellationToken cancellationToken)
    {
        var id = state.WebhookId;
        return First(id).Where(row => row.NextAttemptAt <= now).OrderBy(row => row.Sequence).ThenBy(row => row.OccurredAt)
            .Take(count).ToListAsync(cancellationToken);
    }

    private Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) =>
        First(state.WebhookId).MinAsync(row => row.NextAttemptAt, cancellationToken);

    private IQueryable<WebhookDelivery> First(WebhookId id) => context.WebhookDeliveries
        .Where(row => row.WebhookId == id && row.Status == DeliveryStatus.Pending)
        .Where(row => !context.WebhookDeliveries.Any(other =>
            other.WebhookId == id && other.Status == DeliveryStatus.Pending && other.TargetId == row.TargetId && other.Sequence < row.Sequence));

    // A thing that changes often has many messages, each of which waits for the one before: they follow each other without all that a step begins with.
    private async Task SendAsync(Webhook webhook, List<WebhookDelivery> due, CancellationToken cancellationToken)
    {
        for (var (round, current) = (1, webhook); due.Count > 0 && current is not null; round++)
        {
            var goesOn = await SendRoundAsync(current, due, cancellationToken) && round < Rounds && time.GetElapsedTime(beganAt) < Longest;
            Guid[] resources = [.. due.Select(delivery => delivery.TargetId)];
            due.ForEach(delivery => context.Entry(delivery).State = EntityState.Detached);
            due = goesOn ? await FollowingAsync(resources, cancellationToken) : [];
            current = due.Count > 0 ? await FindAsync(cancellationToken) : null;
        }

        due.ForEach(delivery => context.Entry(delivery).State = EntityState.Detached);
    }

    private Task<List<WebhookDelivery>> FollowingAsync(Guid[] resources, CancellationToken cancellationToken)
    {
        var (id, now) = (state.WebhookId, Now);
        return First(id).Where(row => resources.Contains(row.TargetId) && row.NextAttemptAt <= now).OrderBy(row => row.Sequence).ThenBy(row => row.OccurredAt)
            .Take(AtOnce).ToListAsync(cancellationToken);
    }

    /// <returns>whether all were taken, so that what follows may be sent at once</returns>
    private async Task<bool> SendRoundAsync(Webhook webhook, List<WebhookDelivery> due, CancellationToken cancellationToken)
    {
        var outgoing = await messages.OfAsync(webhook, due, cancellationToken);
        if (time.GetElapsedTime(taken) > Lease / 2)
        {
            // The database was so slow that another node may have its turn before an answer comes.
            return false;
        }

        var outcomes = await Task.WhenAll(outgoing.Select(message => sender.SendAsync(message, cancellationToken)));
        var now = Now;
        foreach (var (delivery, outcome) in due.Zip(outcomes))
        {
            delivery.Note(outcome, now, () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue);
            WebhookMetrics.Sent(outcome);
        }

        var hold = outcomes.Max(outcome => outcome.RetryAfter);
        var failures = outcomes.Any(outcome => outcome.IsTaken) ? 0 : state.Failures + outcomes.Length;
        await SaveAsync(
            kept =>
            {
                kept.Failures = failures;
                kept.HoldUntil = hold is { } pause ? now + pause : null;
            },
            cancellationToken);
        if (outcomes.Any(outcome => outcome.IsGone))
        {
            await mediator.Send(new DisableWebhookCommand(webhook.TenantId, webhook.Id, "the receiver answered 410"), cancellationToken);
        }

        return outcomes.All(outcome => outcome.IsTaken);
    }

    // Somebody may have begun a delivery anew meanwhile, which leaves the lease as it is.
    private async Task SaveAsync(Action<WebhookState> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            change(state);
            state.LeaseUntil = Now + Lease;
            var now = time.GetTimestamp();
            if (await unitOfWork.TrySaveAsync(cancellationToken))
            {
                taken = now;
                return;
            }

            await context.Entry(state).ReloadAsync(cancellationToken);
            if (state.Lease != lease)
            {
                throw new ConcurrencyLost(new DbUpdateConcurrencyException());
            }
        }
    }

    // If this fails, the lease ends by itself.
    private async Task GiveBackAsync()
    {
        unitOfWork.Reset();
        var id = state.WebhookId;
        var kept = await context.WebhookStates.FirstOrDefaultAsync(row => row.WebhookId == id && row.Lease == lease, CancellationToken.None);
        if (kept is not null)
        {
            (kept.Lease, kept.LeaseUntil) = (null, null);
            await unitOfWork.TrySaveAsync(CancellationToken.None);
        }
    }
}
