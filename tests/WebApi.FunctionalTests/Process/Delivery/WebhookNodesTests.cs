using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Npgsql;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Events;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Process.Delivery;

/// <summary>
/// Three nodes over one PostgreSQL, a minute between the clocks of two, deliver each webhook at least once, in order for each resource, and never two
/// at once, though one of them is killed at its work.
/// </summary>
[NonParallelizable]
public sealed class WebhookNodesTests
{
    private const int NodeCount = 3;
    private const int Writers = 16;
    private const int Users = 150;
    private const int Webhooks = 3;
    private const int BeforeTheKill = 200;
    private const string Path = "/api/v1/admin/webhooks";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, int> beingTaken = new();
    private readonly ConcurrentBag<string> twiceAtOnce = [];
    private Nodes nodes = null!;
    private string slug = null!;
    private int turn;

    [Test]
    public async Task Deliver_ByThreeNodes_IsAtLeastOnceInOrderAndNeverByTwoAtOnce()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        nodes = await Nodes.StartAsync(-30, 0, 30);
        await using var stopping = nodes;
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = TakeAsync;
        await MakeTenantAsync(receiver);

        var writers = new DirectoryWriters(send => nodes.TryAsync(Interlocked.Increment(ref turn) % NodeCount, slug, send), Users);
        writers.Start(Writers);
        await writers.WaitAsync(BeforeTheKill);
        await nodes.KillAndStartAsync(0);
        await writers.FinishAsync();

        var admin = nodes[1].As(nodes[1].Jwts.Of(slug, TestJwts.TenantScopes));
        var events = await ToldEvents.ReadAsync(admin);
        ToldEvents.Require(events, await ToldEvents.StoredAsync(admin), writers);
        var expected = events.Where(one => ((string)one["type"]!).StartsWith("user.", StringComparison.Ordinal)).Select(one => (string)one["id"]!).ToList();
        if (AllTold(receiver, expected) is null)
        {
            await EndLeasesOfTheDeadAsync();
        }

        var told = await ToldAsync(receiver, expected);

        Assert.That(nodes.Faults, Is.Empty);
        Assert.That(twiceAtOnce, Is.Empty);
        foreach (var webhook in told)
        {
            Assert.That(webhook.Select(one => one.Event).Distinct(), Is.EquivalentTo(expected), "each at least once, and no other");
            foreach (var resource in webhook.GroupBy(one => one.Resource))
            {
                Assert.That(resource.Select(one => one.Sequence), Is.Ordered, "in order for each resource");
            }
        }

        await TestContext.Out.WriteLineAsync(
            $"{writers.Acknowledged} changes acknowledged, {expected.Count} events, {receiver.All.Count} messages to {Webhooks} webhooks");
    }

    private async Task MakeTenantAsync(WebhookReceiver receiver)
    {
        slug = $"t-{Guid.NewGuid():N}"[..20];
        (await nodes[0].Platform.PostAsync("/api/v1/admin/tenants", $$"""{"slug":"{{slug}}","scim_enabled":true}""")).Require(201);
        for (var number = 0; number < Webhooks; number++)
        {
            var body = $$"""{"url":"{{receiver.Url}}?webhook={{number}}","types":["user.created","user.updated","user.deactivated","user.deleted"]}""";
            (await nodes.TryAsync(number, slug, caller => caller.PostAsync(Path, body)))!.Require(201);
        }
    }

    // Long enough for another node to come in between, if one could.
    private async Task TakeAsync(Received received, HttpResponse response)
    {
        if (beingTaken.AddOrUpdate(received.Id, 1, (_, count) => count + 1) > 1)
        {
            twiceAtOnce.Add(received.Id);
        }

        await Task.Delay(5);
        beingTaken.AddOrUpdate(received.Id, 0, (_, count) => count - 1);
    }

    // What the killed node held is let go of, which would take a minute: the others renew their leases many times a second while there is so much to do.
    private async Task EndLeasesOfTheDeadAsync()
    {
        await using var connection = new NpgsqlConnection(nodes.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            CREATE TEMP TABLE seen AS SELECT webhookid, lease, leaseuntil FROM webhookstates WHERE lease IS NOT NULL;
            SELECT pg_sleep(3);
            UPDATE webhookstates AS now SET leaseuntil = clock_timestamp() FROM seen
            WHERE now.webhookid = seen.webhookid AND now.lease = seen.lease AND now.leaseuntil = seen.leaseuntil
            """,
            connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<List<Told>>> ToldAsync(WebhookReceiver receiver, IReadOnlyCollection<string> expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (AllTold(receiver, expected) is { } told)
            {
                return told;
            }

            Assert.That(patience.IsCancellationRequested, Is.False, $"{receiver.All.Count} messages came of {expected.Count} events for each of {Webhooks} webhooks.");
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <returns>what each webhook was told; null while that is not everything</returns>
    private static List<List<Told>>? AllTold(WebhookReceiver receiver, IReadOnlyCollection<string> expected)
    {
        var told = receiver.All.Select(Told.Of).GroupBy(one => one.Webhook).Select(webhook => webhook.ToList()).ToList();
        return told.Count == Webhooks && told.TrueForAll(webhook => webhook.Select(one => one.Event).Distinct().Count() >= expected.Count) ? told : null;
    }

    private sealed record Told(string Webhook, string Event, string Resource, long Sequence)
    {
        public static Told Of(Received received) => new(
            received.Webhook, (string)received.Data["id"]!, (string)received.Data["resource"]!["id"]!, (long)received.Data["sequence"]!);
    }
}
