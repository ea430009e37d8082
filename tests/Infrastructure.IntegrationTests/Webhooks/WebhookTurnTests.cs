using System.Text.Json.Nodes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.IntegrationTests.Webhooks;

/// <summary>Turns at webhooks whose receivers do what no receiver should, on a clock that the test moves.</summary>
public sealed class WebhookTurnTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly OutboundResponse Taken = new(200, null, ReadOnlyMemory<byte>.Empty);

    [Test]
    public async Task Receiver_ThatFailsForAnHour_GetsEachEventOnceItIsBackInOrder()
    {
        var (tenant, webhook) = await StoreWebhookAsync();
        User[] users = [Sample.User(tenant, "a"), Sample.User(tenant, "b")];
        foreach (var user in users)
        {
            await StoreAsync(user);
            Product.Time.Advance(TimeSpan.FromSeconds(1));
            await Product.ChangeAsync<User>(user.Id, found => found.ChangePassword("hash", Now));
            Product.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await SealAsync();
        var (end, attempts) = (Now + TimeSpan.FromHours(1), 0);
        var taken = new List<(Guid Resource, long Version)>();
        var receiver = new Receiver(message =>
        {
            attempts++;
            if (Now < end)
            {
                throw new OutboundFailure(OutboundFault.Unreachable);
            }

            taken.Add(Told(message));
            return Task.FromResult(Taken);
        });

        while (await NextAsync(webhook) is { } next)
        {
            Product.Time.Advance(next > Now ? next - Now : TimeSpan.Zero);
            await TurnAsync(webhook, receiver);
        }

        Assert.That(taken, Is.EquivalentTo(users.SelectMany(user => new[] { (user.Id.Value, 1L), (user.Id.Value, 2L) })));
        foreach (var user in users)
        {
            Assert.That(taken.Where(one => one.Resource == user.Id.Value).Select(one => one.Version), Is.Ordered);
        }

        Assert.That(Now, Is.InRange(end, end + TimeSpan.FromHours(1)));
        Assert.That(attempts, Is.InRange(4 + (2 * 8), 4 + (2 * 14)));
        Assert.That(await StatusesAsync(webhook), Is.All.EqualTo(DeliveryStatus.Delivered));
    }

    [Test]
    public async Task Receiver_ThatNeverTakesAnything_IsGivenUpAfterThreeDays()
    {
        var (tenant, webhook) = await StoreWebhookAsync();
        await StoreAsync(Sample.User(tenant));
        await SealAsync();
        var start = Now;
        var receiver = new Receiver(_ => throw new OutboundFailure(OutboundFault.TooSlow));

        while (await NextAsync(webhook) is { } next)
        {
            Product.Time.Advance(next > Now ? next - Now : TimeSpan.Zero);
            await TurnAsync(webhook, receiver);
        }

        var dead = (await UseAsync((IWebhookQueries webhooks) => webhooks.DeliveriesAsync(tenant.Id, webhook.Id, null, null, 10, default))).Single();
        Assert.That((dead.Status, dead.Error, dead.ResponseStatus, dead.NextAttemptAt), Is.EqualTo(("dead", "The answer took too long.", (int?)null, (DateTimeOffset?)null)));
        Assert.That(dead.LastAttemptAt, Is.EqualTo(start + TimeSpan.FromDays(3)));

        await SendAsync(new RedeliverDeliveryCommand(tenant.Id, webhook.Id, dead.Id));
        await TurnAsync(webhook, new Receiver(_ => Task.FromResult(Taken)));
        Assert.That(await StatusesAsync(webhook), Is.EqualTo([DeliveryStatus.Delivered]));
    }

    [Test]
    public async Task Receiver_ThatAsksToBeLeftAlone_IsLeftAlone()
    {
        var (tenant, webhook) = await StoreWebhookAsync();
        await StoreAsync(Sample.User(tenant));
        await SealAsync();
        var attempts = 0;
        var receiver = new Receiver(_ => Task.FromResult(++attempts == 1 ? new OutboundResponse(503, "120", ReadOnlyMemory<byte>.Empty) : Taken));

        await TurnAsync(webhook, receiver);
        Product.Time.Advance(TimeSpan.FromSeconds(119));
        var isDueEarly = await IsDueAsync(webhook);
        await TurnAsync(webhook, receiver);
        var early = attempts;
        Product.Time.Advance(TimeSpan.FromSeconds(1));
        var isDue = await IsDueAsync(webhook);
        await TurnAsync(webhook, receiver);

        Assert.That((isDueEarly, early, isDue, attempts), Is.EqualTo((false, 1, true, 2)));
    }

    [Test]
    public async Task Turn_WhileAnotherNodeHasItsTurn_SendsNothing()
    {
        var (tenant, webhook) = await StoreWebhookAsync();
        await StoreAsync(Sample.User(tenant));
        await SealAsync();
        var (sent, wasDue) = (0, true);
        var other = new Receiver(_ => throw new InvalidOperationException("Sent by two."));
        var receiver = new Receiver(async _ =>
        {
            sent++;
            wasDue = await IsDueAsync(webhook);
            await TurnAsync(webhook, other);
            return Taken;
        });

        await TurnAsync(webhook, receiver);

        Assert.That((sent, wasDue), Is.EqualTo((1, false)));
        Assert.That(await StatusesAsync(webhook), Is.EqualTo([DeliveryStatus.Delivered]));
    }

    [Test]
    public async Task Node_ThatDiesInItsTurn_IsFollowedByAnotherWhenItsLeaseIsOver()
    {
        var (tenant, webhook) = await StoreWebhookAsync();
        await StoreAsync(Sample.User(tenant));
        await SealAsync();
        await Product.ChangeAsync<WebhookState>(webhook.Id, state => (state.Lease, state.LeaseUntil) = (Guid.NewGuid(), Now + WebhookTurn.Lease));
        var sent = 0;
        var receiver = new Receiver(_ => Task.FromResult(sent++ >= 0 ? Taken : Taken));

        await TurnAsync(webhook, receiver);
        var before = (await IsDueAsync(webhook), sent);
        Product.Time.Advance(WebhookTurn.Lease);
        var after = await IsDueAsync(webhook);
        await TurnAsync(webhook, receiver);

        Assert.That((before, after, sent), Is.EqualTo(((false, 0), true, 1)));
    }

    [Test]
    public async Task Receiver_ThatTakesNothing_HasOnlySoManyPending()
    {
        var (tenant, webhook) = await StoreWebhookAsync();
        await StoreAsync(Sample.User(tenant));
        await StoreAsync([.. Enumerable.Range(0, WebhookFanOut.MostPending).Select(_ => (object)Later(webhook))]);
        await Product.ChangeAsync<WebhookState>(webhook.Id, state => state.IsFull = true);
        await SealAsync();

        await TurnAsync(webhook, new Receiver(_ => throw new OutboundFailure(OutboundFault.Unreachable)));

        Assert.That(await StatusesAsync(webhook), Has.Count.EqualTo(WebhookFanOut.MostPending));
        Assert.That(await IsDueAsync(webhook), Is.False);
    }

    // Each waits for the one before, and for nothing else.
    [Test]
    public async Task Resource_ThatChangesOften_IsToldInOrderWithFewStatementsAMessage()
    {
        const int Changes = 64;
        var (tenant, webhook) = await StoreWebhookAsync();
        var user = Sample.User(tenant);
        await StoreAsync(user);
        for (var change = 1; change < Changes; change++)
        {
            Product.Time.Advance(TimeSpan.FromMilliseconds(1));
            await Product.ChangeAsync<User>(user.Id, found => found.ChangePassword("hash", Now));
        }

        await SealAsync();
        var taken = new List<long>();
        var sent = new SentStatements();
        await using var counting = new Product(Options, sent);
        counting.Time.Advance(Now - counting.Time.GetUtcNow());

        await TurnAsync(counting, webhook, new Receiver(message =>
        {
            taken.Add(Told(message).Version);
            return Task.FromResult(Taken);
        }));

        Assert.That(taken, Is.EqualTo(Enumerable.Range(1, Changes)));
        Assert.That(await StatusesAsync(webhook), Has.Count.EqualTo(Changes).And.All.EqualTo(DeliveryStatus.Delivered));
        Assert.That(sent.Texts.Count(sql => sql.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase)), Is.LessThan(4 * Changes));
    }

    [Test]
    public async Task Webhook_DisabledBetweenTwoMessagesOfAResource_IsSentNoMore()
    {
        var (tenant, webhook) = await StoreWebhookAsync();
        var user = Sample.User(tenant);
        await StoreAsync(user);
        await Product.ChangeAsync<User>(user.Id, found => found.ChangePassword("hash", Now));
        await SealAsync();
        var sent = 0;

        await TurnAsync(webhook, new Receiver(async _ =>
        {
            sent++;
            await SendAsync(new DisableWebhookCommand(tenant.Id, webhook.Id, "a test"));
            return Taken;
        }));

        Assert.That(sent, Is.EqualTo(1));
        Assert.That(await StatusesAsync(webhook), Is.EquivalentTo(new[] { DeliveryStatus.Delivered, DeliveryStatus.Pending }));
    }

    private WebhookDelivery Later(Webhook webhook)
    {
        var delivery = Sample.Delivery(webhook);
        delivery.NextAttemptAt = Now.AddDays(1);
        return delivery;
    }

    private async Task<(Tenant Tenant, Webhook Webhook)> StoreWebhookAsync()
    {
        var tenant = Sample.Tenant();
        var webhook = Sample.Webhook(tenant, types: ["user.created", "user.updated"]);
        await StoreAsync(tenant);
        await StoreAsync(webhook, Sample.State(webhook));
        return (tenant, webhook);
    }

    private Task<bool> SealAsync() => UseAsync(async (AuditSealing sealing) =>
    {
        await sealing.RunAsync(default);
        return true;
    });

    private Task TurnAsync(Webhook webhook, Receiver receiver) => TurnAsync(Product, webhook, receiver);

    private static async Task TurnAsync(Product product, Webhook webhook, Receiver receiver)
    {
        await using var scope = product.NewScope();
        var turn = new WebhookTurn(
            scope.Get<ScimPlatformDbContext>(),
            scope.Get<IUnitOfWork>(),
            scope.Get<WebhookFanOut>(),
            scope.Get<WebhookMessages>(),
            new WebhookSender(receiver, product.Time),
            scope.Get<IMediator>(),
            scope.Get<ISharedClock>(),
            product.Time);
        while (await turn.RunAsync(webhook.Id, default))
        {
        }
    }

    private Task<bool> IsDueAsync(Webhook webhook) => UseAsync(async (DueWebhooks due) => (await due.FindAsync(1000, default)).Any(found => found.Id == webhook.Id));

    // When there is something to do next: at once for what has not been looked at.
    private Task<DateTimeOffset?> NextAsync(Webhook webhook) => UseAsync(async (ScimPlatformDbContext context) =>
    {
        var state = await context.WebhookStates.AsNoTracking().SingleAsync(row => row.WebhookId == webhook.Id);
        return state.Position == 0 ? Now : state.NextAt;
    });

    private Task<List<DeliveryStatus>> StatusesAsync(Webhook webhook) => UseAsync((ScimPlatformDbContext context) =>
        context.WebhookDeliveries.Where(row => row.WebhookId == webhook.Id).Select(row => row.Status).ToListAsync());

    private static (Guid Resource, long Version) Told(OutboundRequest message)
    {
        var resource = JsonNode.Parse(message.Body!.Bytes.Span)!["data"]!["resource"]!;
        return (resource["id"]!.GetValue<Guid>(), resource["version"]!.GetValue<long>());
    }

    private sealed class Receiver(Func<OutboundRequest, Task<OutboundResponse>> answer) : IOutboundHttp
    {
        public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken) => answer(request);
    }
}
