using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SyncHealth;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.ProvisioningLog;
using ScimPlatform.Infrastructure.SyncHealth;

namespace ScimPlatform.Infrastructure.IntegrationTests.SyncHealth;

/// <summary>A connector that falls silent is told of once, and once more when it is heard again.</summary>
public sealed class SyncHealthTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(40);

    [Test]
    public async Task Watch_OfACredentialThatIsSilentForThreeTimesItsRhythm_TellsOnce()
    {
        var (tenant, token) = await TokenAsync();
        await CallAsync(token, times: 5);
        var last = Now;

        Product.Time.Advance((3 * Rhythm) - TimeSpan.FromMilliseconds(1));
        await WatchAsync(Product);
        Assert.That(await EventsAsync(tenant), Is.Empty);
        Assert.That(await StateAsync(tenant), Is.EqualTo(SyncState.Ok));

        Product.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await StateAsync(tenant), Is.EqualTo(SyncState.Stalled), "it is so before anybody is told");
        await WatchAsync(Product);
        await WatchAsync(Product);

        var (action, target, changes) = (await EventsAsync(tenant)).Single();
        Assert.That((action, target), Is.EqualTo(("sync.stalled", token.Id.Value)));
        Assert.That(changes, Is.EqualTo(
            $$"""{"kind":"scim_token","credential":"{{token.Id}}","last_call_at":"{{last:yyyy-MM-ddTHH:mm:ss.fff}}Z","rhythm_seconds":2400}"""));
    }

    [Test]
    public async Task Call_OfAStalledCredential_TellsOfTheRecoveryOnceAndOfTheNextSilence()
    {
        var (tenant, token) = await TokenAsync();
        await CallAsync(token, times: 6);
        await FallSilentAsync(Product);

        for (var call = 0; call < 2; call++)
        {
            Product.Time.Advance(TimeSpan.FromMinutes(1));
            await UseAsync(Product, token);
        }

        Assert.That(await StateAsync(tenant), Is.EqualTo(SyncState.Ok));
        await FallSilentAsync(Product);
        Assert.That((await EventsAsync(tenant)).Select(record => record.Action), Is.EqualTo(new[] { "sync.stalled", "sync.recovered", "sync.stalled" }));
        Assert.That(await StateAsync(tenant), Is.EqualTo(SyncState.Stalled));
    }

    [Test]
    public async Task Watch_AfterARestart_KnowsTheRhythmAndTheState()
    {
        var (tenant, token) = await TokenAsync();
        await CallAsync(token, times: 5);
        await using var restarted = new Product(Options);
        restarted.Time.Advance(Now - restarted.Time.GetUtcNow());

        await FallSilentAsync(restarted);
        await using var again = new Product(Options);
        again.Time.Advance(restarted.Time.GetUtcNow() - again.Time.GetUtcNow());
        await WatchAsync(again);
        again.Time.Advance(TimeSpan.FromMinutes(1));
        await UseAsync(again, token);

        Assert.That((await EventsAsync(tenant)).Select(record => record.Action), Is.EqualTo(new[] { "sync.stalled", "sync.recovered" }));
    }

    [Test]
    public async Task Watch_ByManyNodesAtOnce_TellsOnce()
    {
        var (tenant, token) = await TokenAsync();
        await CallAsync(token, times: 5);
        Product.Time.Advance(3 * Rhythm);
        await using var other = new Product(Options);
        other.Time.Advance(Now - other.Time.GetUtcNow());

        await Race.AllAsync(16, async index =>
        {
            await WatchAsync(index % 2 == 0 ? Product : other);
            return index;
        });
        Product.Time.Advance(TimeSpan.FromMinutes(1));
        other.Time.Advance(TimeSpan.FromMinutes(1));
        await Race.AllAsync(16, async index =>
        {
            await UseAsync(index % 2 == 0 ? Product : other, token);
            return index;
        });

        Assert.That((await EventsAsync(tenant)).Select(record => record.Action), Is.EqualTo(new[] { "sync.stalled", "sync.recovered" }));
    }

    [Test]
    public async Task Watch_WhileTheCredentialCallsOnAnotherNode_TellsNothing()
    {
        var (tenant, token) = await TokenAsync();
        await CallAsync(token, times: 5);
        Product.Time.Advance(3 * Rhythm);
        await using var slow = new Product(Options, new BeforeSaving(() => UseAsync(Product, token)));
        slow.Time.Advance(Now - slow.Time.GetUtcNow());

        Assert.That(() => WatchOnceAsync(slow), Throws.TypeOf<ConcurrencyLost>());

        Assert.That(await EventsAsync(tenant), Is.Empty);
    }

    [TestCase(4, SyncState.Learning)]
    [TestCase(0, SyncState.Unused)]
    public async Task Watch_OfACredentialWithoutARhythm_TellsNothing(int calls, SyncState state)
    {
        var (tenant, token) = await TokenAsync();
        await CallAsync(token, calls);

        await FallSilentAsync(Product);

        Assert.That(await EventsAsync(tenant), Is.Empty);
        Assert.That(await StateAsync(tenant), Is.EqualTo(state));
    }

    [TestCase("revoked")]
    [TestCase("expired")]
    [TestCase("disabled")]
    [TestCase("ended")]
    public async Task Watch_OfACredentialThatCannotCall_TellsNothing(string how)
    {
        var (tenant, token) = await TokenAsync(days: how == "expired" ? 1 : 30);
        await CallAsync(token, times: 5);
        switch (how)
        {
            case "revoked":
                await SendAsync(new RevokeScimTokenCommand(tenant.Id, token.Id, OnlyLive: false, Sample.Admin));
                break;
            case "expired":
                Product.Time.Advance(TimeSpan.FromDays(1));
                break;
            case "disabled":
                await Product.ChangeAsync<Tenant>(tenant.Id, changed => changed.SwitchScim(false, Now));
                break;
            default:
                await Product.ChangeAsync<Tenant>(tenant.Id, changed => changed.EndStaticTokens(Now, Now));
                break;
        }

        await FallSilentAsync(Product);

        Assert.That((await EventsAsync(tenant)).Where(record => record.Action.StartsWith("sync.", StringComparison.Ordinal)), Is.Empty);
    }

    // Whoever has changed over calls with the new one alone, while the old one lives on.
    [TestCase(true)]
    [TestCase(false)]
    public async Task Watch_OfATokenRecreatedWithAnOverlap_TellsOfItWhereItsSuccessorIsSilentToo(bool successorCalls)
    {
        var tenant = Sample.Tenant(maxLiveTokens: 2, at: Now);
        var token = Sample.Token(tenant, at: Now);
        await StoreAsync(tenant, token);
        await CallAsync(token, times: 5);
        Product.Time.Advance(TimeSpan.FromMinutes(1));
        var minted = await SendAsync(new RecreateScimTokenByIdCommand(tenant.Id, token.Id, RecreateScimTokenByIdCommand.MaxOverlapMinutes, Sample.Admin));
        if (successorCalls)
        {
            Product.Time.Advance(Rhythm);
            await StoreUsesAsync(Product, new TokenUse(minted.Token.Id, Now, null, null));
        }

        await FallSilentAsync(Product);

        Assert.That((await EventsAsync(tenant)).Select(record => record.Target), Is.EqualTo(successorCalls ? Array.Empty<Guid>() : [token.Id.Value]));
        var state = (await SendAsync(new GetSyncHealthQuery(tenant.Id))).Credentials.Single(one => one.Id == token.Id.ToString()).State;
        Assert.That(state, Is.EqualTo(successorCalls ? SyncState.Ok : SyncState.Stalled));
    }

    [Test]
    public async Task Watch_OfAnOAuthClient_KnowsItByItsCallsAndNotByThoseOfItsSecrets()
    {
        var tenant = Sample.Tenant(at: Now);
        var client = Sample.Client(tenant);
        await StoreAsync(tenant, client);
        for (var call = 0; call < 5; call++)
        {
            Product.Time.Advance(Rhythm);
            await StoreUsesAsync(Product, Use(client, client.Id.Value), Use(client, client.Secrets[0].Id));
        }

        await FallSilentAsync(Product);

        var (action, target, changes) = (await EventsAsync(tenant)).Single();
        Assert.That((action, target), Is.EqualTo(("sync.stalled", client.Id.Value)));
        Assert.That(changes, Does.StartWith($$"""{"kind":"oauth_client","credential":"{{client.Identifier}}","last_call_at":"""));
        var health = (await SendAsync(new GetSyncHealthQuery(tenant.Id))).Credentials.Single();
        Assert.That(health, Is.EqualTo(new CredentialHealthView(
            client.Identifier.Value, "oauth_client", "Entra", Now - (3 * Rhythm), 2400, SyncState.Stalled)));
    }

    [Test]
    public async Task Health_OfATenant_ShowsCredentialsErrorsAndHours()
    {
        var (tenant, token) = await TokenAsync();
        var user = Sample.User(tenant);
        await StoreAsync(user);
        await CallAsync(token, times: 2);
        var hour = new DateTimeOffset(Now.Year, Now.Month, Now.Day, Now.Hour, 0, 0, TimeSpan.Zero);
        await StoreAsync(
            Entry(tenant, hour, 201), Entry(tenant, hour.AddMinutes(1), 409, "uniqueness"), Entry(tenant, hour.AddHours(-1), 409, "uniqueness"),
            Entry(tenant, hour.AddHours(-1), 404), Entry(tenant, hour.AddHours(-23), 200), Entry(tenant, hour.AddHours(-23).AddMilliseconds(-1), 500));

        var health = await SendAsync(new GetSyncHealthQuery(tenant.Id));

        Assert.That(health.Status, Is.EqualTo(SyncState.Learning));
        Assert.That(health.Credentials, Is.EqualTo(new[] { new CredentialHealthView(token.Id.ToString(), "scim_token", token.Name.Value, Now, null, SyncState.Learning) }));
        Assert.That(health.Errors, Is.EqualTo(new[] { new ErrorCountView("uniqueness", 2, hour.AddMinutes(1)), new ErrorCountView("404", 1, hour.AddHours(-1)) }));
        Assert.That(health.Series.Select(one => one.At), Is.EqualTo(Enumerable.Range(-23, 24).Select(index => hour.AddHours(index))));
        Assert.That(health.Series.Where(one => one.Operations > 0), Is.EqualTo(new[]
        {
            new OperationCountView(hour.AddHours(-23), 1, 0), new OperationCountView(hour.AddHours(-1), 2, 2), new OperationCountView(hour, 2, 1),
        }));
    }

    [Test]
    public async Task Counts_OfTheInstallation_HaveThoseThatAreStalledAndCouldCall()
    {
        var before = (await UseAsync((IInstallationCounts counts) => counts.CountAsync(default))).StalledCredentials;
        var (tenant, token) = await TokenAsync();
        await CallAsync(token, times: 5);
        await FallSilentAsync(Product);

        Assert.That((await UseAsync((IInstallationCounts counts) => counts.CountAsync(default))).StalledCredentials, Is.EqualTo(before + 1));
        await SendAsync(new RevokeScimTokenCommand(tenant.Id, token.Id, OnlyLive: false, Sample.Admin));
        Assert.That((await UseAsync((IInstallationCounts counts) => counts.CountAsync(default))).StalledCredentials, Is.EqualTo(before));
    }

    // The tenant's own view says the same of it.
    [Test]
    public async Task Counts_OfTheInstallation_HaveNoneWhoseSuccessorCalls()
    {
        var before = (await UseAsync((IInstallationCounts counts) => counts.CountAsync(default))).StalledCredentials;
        var tenant = Sample.Tenant(maxLiveTokens: 2, at: Now);
        var token = Sample.Token(tenant, at: Now);
        await StoreAsync(tenant, token);
        await CallAsync(token, times: 5);
        await FallSilentAsync(Product);
        var minted = await SendAsync(new RecreateScimTokenByIdCommand(tenant.Id, token.Id, RecreateScimTokenByIdCommand.MaxOverlapMinutes, Sample.Admin));

        Assert.That((await UseAsync((IInstallationCounts counts) => counts.CountAsync(default))).StalledCredentials, Is.EqualTo(before + 1));
        Product.Time.Advance(Rhythm);
        await StoreUsesAsync(Product, new TokenUse(minted.Token.Id, Now, null, null));
        Assert.That((await UseAsync((IInstallationCounts counts) => counts.CountAsync(default))).StalledCredentials, Is.EqualTo(before));
        Assert.That(await StateAsync(tenant), Is.Not.EqualTo(SyncState.Stalled));
    }

    private static ProvisioningEntry Entry(Tenant tenant, DateTimeOffset at, int status, string? scimType = null) => new()
    {
        Id = Guid.CreateVersion7(at),
        TenantId = tenant.Id,
        OccurredAt = at,
        Caller = "admin",
        Method = "POST",
        Path = "/scim/v2/Users",
        Status = status,
        ScimType = scimType,
        TraceId = new string('a', 32),
    };

    private TokenUse Use(OAuthClient client, Guid id) => new(id, Now, null, null) { Client = client.Id.Value };

    private async Task<(Tenant Tenant, ScimToken Token)> TokenAsync(int days = 30)
    {
        var tenant = Sample.Tenant(at: Now);
        var token = Sample.Token(tenant, days, Now);
        await StoreAsync(tenant, token);
        return (tenant, token);
    }

    private async Task CallAsync(ScimToken token, int times)
    {
        for (var call = 0; call < times; call++)
        {
            Product.Time.Advance(Rhythm);
            await UseAsync(Product, token);
        }
    }

    private static async Task FallSilentAsync(Product node)
    {
        node.Time.Advance(3 * Rhythm);
        await WatchAsync(node);
    }

    private static async Task UseAsync(Product node, ScimToken token) =>
        await StoreUsesAsync(node, new TokenUse(token.Id.Value, node.Time.GetUtcNow(), null, null));

    // As the recorder does: a race that is lost is tried again.
    private static async Task StoreUsesAsync(Product node, params TokenUse[] uses)
    {
        for (var isStored = false; !isStored;)
        {
            try
            {
                isStored = await node.UseAsync(async (ITokenUseStore store) =>
                {
                    await store.StoreAsync(uses, default);
                    return true;
                });
            }
            catch (ConcurrencyLost)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task WatchAsync(Product node)
    {
        try
        {
            await WatchOnceAsync(node);
        }
        catch (ConcurrencyLost)
        {
            // As its loop does: another node was faster.
            await Task.Yield();
        }
    }

    private static Task<bool> WatchOnceAsync(Product node) => node.UseAsync(async (SyncHealthJob job) =>
    {
        await job.RunAsync(default);
        return true;
    });

    private async Task<SyncState> StateAsync(Tenant tenant) => (await SendAsync(new GetSyncHealthQuery(tenant.Id))).Status;

    private async Task<List<(string Action, Guid Target, string Changes)>> EventsAsync(Tenant tenant)
    {
        var records = await UseAsync((ScimPlatformDbContext context) => context.AuditEvents.AsNoTracking()
            .Where(record => record.TenantId == tenant.Id && record.Action.StartsWith("sync."))
            .OrderBy(record => record.OccurredAt).ThenBy(record => record.Id).ToListAsync());
        return [.. records.Select(record => (record.Action, record.TargetId, record.Changes))];
    }
}
