using ScimPlatform.Application.Common;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Statements;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>Nodes whose clocks differ by half a minute: what they share goes by the database's clock.</summary>
public sealed class ClockDifferenceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly TimeSpan Difference = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Test]
    public async Task SharedClock_OfAServer_IsTheServers()
    {
        await using var scope = Product.NewScope();
        ISharedClock clock = Provider == DatabaseProvider.Sqlite ? new EmbeddedClock(Product.Time) : new ServerClock(scope.Get<IStatements>());

        var now = await clock.NowAsync(default);

        var right = Provider == DatabaseProvider.Sqlite ? Now : TimeProvider.System.Now();
        Assert.That(now, Is.EqualTo(right).Within(TimeSpan.FromHours(1)));
        Assert.That(now.Ticks % TimeSpan.TicksPerMillisecond, Is.Zero);
    }

    [Test]
    public async Task Repeat_OnANodeWhoseClockDiffers_GetsTheSecretForTenMinutes([Values(-1, 1)] int sign)
    {
        var tenant = await TenantAsync();
        await using var other = Node(sign);
        var minted = await SendAsync(Create(tenant));
        Advance(other, RememberedMint.SecretMemory - Moment);

        await other.SendAsync(new SweepMintsCommand());
        var repeat = await other.SendAsync(Create(tenant));
        Advance(other, Moment);
        var late = await other.SendAsync(Create(tenant));

        Assert.That((repeat.Token.Id, repeat.Secret?.Reveal()), Is.EqualTo((minted.Token.Id, minted.Secret!.Reveal())));
        Assert.That((late.Token.Id, late.Secret), Is.EqualTo((minted.Token.Id, (object?)null)));
    }

    [Test]
    public async Task Lease_OfANode_HoldsAsLongForOneWhoseClockDiffers([Values(-1, 1)] int sign)
    {
        var tenant = Sample.Tenant();
        var webhook = Sample.Webhook(tenant);
        var state = Sample.State(webhook);
        (state.Lease, state.LeaseUntil, state.NextAt) = (Guid.NewGuid(), Now + WebhookTurn.Lease, Now);
        await StoreAsync(tenant);
        await StoreAsync(webhook, state);
        await using var other = Node(sign);
        Advance(other, WebhookTurn.Lease - Moment);

        var held = (await IsDueAsync(), await TakesTurnAsync());
        Advance(other, Moment);

        Assert.That((held, await IsDueAsync()), Is.EqualTo(((false, false), true)));

        Task<bool> IsDueAsync() => other.UseAsync(async (DueWebhooks due) => (await due.FindAsync(1000, default)).Any(found => found.Id == webhook.Id));

        async Task<bool> TakesTurnAsync()
        {
            await other.UseAsync((WebhookTurn turn) => turn.RunAsync(webhook.Id, default));
            return await other.UseAsync(async (ScimPlatformDbContext context) => (await context.WebhookStates.FindAsync(webhook.Id))!.Lease != state.Lease);
        }
    }

    [Test]
    public async Task Records_OfOneThingFromNodesWhoseClocksDiffer_AreNumberedInItsOrderHoweverManyWait()
    {
        const int others = 250;
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        await using var ahead = Node(1);
        await using var behind = Node(-1);
        var user = Sample.User(tenant, "ada");
        await ahead.StoreAsync(user);
        await behind.ChangeAsync<User>(user.Id, found => found.ChangePassword("hash", behind.Time.Now()));
        await behind.StoreAsync([.. Enumerable.Range(0, others).Select(number => (object)Sample.User(tenant, $"u{number}"))]);

        await UseAsync(async (AuditSealing sealing) =>
        {
            await sealing.RunAsync(default);
            return true;
        });

        await using var context = CreateContext();
        var records = context.AuditEvents.Where(record => record.TenantId == tenant.Id).ToList();
        var told = records.Where(record => record.TargetId == user.Id.Value).OrderBy(record => record.Sequence).Select(record => record.Action);
        Assert.That(told, Is.EqualTo(["user.created", "user.updated"]));
        Assert.That(records.Select(record => record.Sequence).Order(), Is.EqualTo(Enumerable.Range(1, records.Count)));
    }

    private static CreateScimTokenCommand Create(Tenant tenant) => new(tenant.Id, "Okta", null, null, null, Sample.Admin, Sample.Key());

    private Product Node(int sign)
    {
        var node = new Product(Options);
        node.Time.AdjustTime(Now + (sign * Difference));
        node.SharedTime.Source = Product.Time;
        return node;
    }

    private void Advance(Product other, TimeSpan by)
    {
        Product.Time.Advance(by);
        other.Time.Advance(by);
    }

    private async Task<Tenant> TenantAsync()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        return tenant;
    }
}
