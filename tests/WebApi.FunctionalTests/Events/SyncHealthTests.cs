using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.SyncHealth;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Events;

/// <summary>A connector's silence, from its calls to the feed.</summary>
internal sealed class SyncHealthTests : ServerFixture
{
    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => new() { Services = services => services.AddSingleton<TimeProvider>(time) };

    [Test]
    public async Task Silence_OfAConnector_IsShownAndToldOfUntilItCallsAgain()
    {
        var tenant = await App.AddTenantAsync();
        var (id, secret) = await tenant.MintAsync("\"expires_in_days\":30");
        var connector = App.As($"Bearer {secret}");
        Assert.That((await HealthAsync(tenant)).Text, Does.StartWith(
            $$"""{"status":"unused","credentials":[{"id":"{{id}}","kind":"scim_token","name":"IdP","last_call_at":null,"rhythm_seconds":null,"state":"unused"}],"errors":[],"series":[{"at":"""));
        for (var call = 0; call < 5; call++)
        {
            await CallAsync(tenant, connector);
        }

        (await connector.GetAsync("/scim/v2/Users/nobody")).Require(404);
        var last = time.GetUtcNow();
        time.Advance(TimeSpan.FromMinutes(120));
        await WatchAsync();

        var stalled = await UntilAsync(tenant, health => health["errors"]!.AsArray().Count > 0);
        var credential = stalled["credentials"]!.AsArray().Single()!;
        Assert.That(((string)stalled["status"]!, (string)credential["state"]!, (int)credential["rhythm_seconds"]!), Is.EqualTo(("stalled", "stalled", 2400)));
        Assert.That((DateTimeOffset)credential["last_call_at"]!, Is.EqualTo(last).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That(stalled["errors"]!.AsArray().Select(error => $"{error!["code"]} {error["count"]}"), Is.EqualTo(new[] { "404 1" }));
        Assert.That(stalled["series"]!.AsArray(), Has.Count.EqualTo(24));
        Assert.That(stalled["series"]!.AsArray().Sum(hour => (int)hour!["errors"]!), Is.EqualTo(1));

        await CallAsync(tenant, connector);
        Assert.That((string)(await HealthAsync(tenant))["status"]!, Is.EqualTo("ok"));
        var told = (await tenant.EventsAsync(null, 2, "types=sync.stalled,sync.recovered")).Take(2).ToList();
        Assert.That(
            told.Select(one => ((string)one["type"]!, (string)one["resource"]!["type"]!, (string)one["resource"]!["id"]!)),
            Is.EqualTo(new[] { ("sync.stalled", "sync", id.ToString()), ("sync.recovered", "sync", id.ToString()) }));
    }

    [Test]
    public async Task Health_WithoutTheScope_IsForbidden()
    {
        var tenant = await App.AddTenantAsync();

        (await tenant.As("scim.tenants.write scim.users.read").GetAsync(Path(tenant))).Require(403);
        (await tenant.As("scim.tenants.read").GetAsync(Path(tenant))).Require(200);
    }

    [Test]
    public async Task Health_OfAnotherTenantOrNone_IsNotFound()
    {
        var (mine, theirs) = (await App.AddTenantAsync(), await App.AddTenantAsync());

        Assert.That((await mine.Admin.GetAsync(Path(theirs))).Require(404).Text, Is.EqualTo((await mine.Admin.GetAsync("/api/v1/admin/tenants/nobody/health")).Require(404).Text));
        (await App.Platform.GetAsync(Path(theirs))).Require(200);
        (await App.Platform.GetAsync($"/api/v1/admin/tenants/{theirs.Id}/health")).Require(200);
    }

    private static string Path(TestTenant tenant) => $"/api/v1/admin/tenants/{tenant.Slug}/health";

    private static async Task<Answer> HealthAsync(TestTenant tenant) => (await tenant.Admin.GetAsync(Path(tenant))).Require(200);

    private static async Task<JsonNode> UntilAsync(TestTenant tenant, Predicate<JsonNode> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var health = (await HealthAsync(tenant)).Json;
            if (condition(health))
            {
                return health;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    // The next call comes when this one is noted: the time does not move meanwhile.
    private async Task CallAsync(TestTenant tenant, Caller connector)
    {
        time.Advance(TimeSpan.FromMinutes(40));
        (await connector.GetAsync("/scim/v2/Users?count=0")).Require(200);
        var now = time.GetUtcNow();
        await UntilAsync(tenant, health => (DateTimeOffset?)health["credentials"]![0]!["last_call_at"] > now.AddSeconds(-1));
    }

    private async Task WatchAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SyncHealthJob>().RunAsync(default);
    }
}
