using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>However many mint at once, a tenant never has more live tokens than it may.</summary>
public sealed class TokenRaceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Racers = 32;
    private const int Limit = 3;

    [Test]
    public async Task Recreate_ByThirtyTwoAtOnce_LeavesOneLiveTokenAtEveryMoment()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        await SendAsync(Recreate(tenant));

        var (outcomes, counts) = await LiveTokenWatch.WhileAsync(
            Product, tenant.Id, () => Race.AllAsync(Racers, _ => SendAsync(Recreate(tenant))));

        var minted = outcomes.Where(outcome => outcome.Fault is null).Select(outcome => outcome.Answer!.Token.Id).ToList();
        var lost = outcomes.Where(outcome => outcome.Fault is not null).Select(outcome => outcome.Fault);
        Assert.That(minted, Is.Not.Empty);
        Assert.That(lost, Is.All.TypeOf<ConcurrencyLost>());
        Assert.That(counts, Is.All.EqualTo(1));
        Assert.That(minted, Does.Contain((await LiveAsync(tenant)).Single().Id));
        Assert.That(await CountAsync(tenant), Is.EqualTo(minted.Count + 1), "a lost race leaves no token behind");
    }

    [Test]
    public async Task Recreate_ByThirtyTwoAtOnce_EveryTokenButOneIsRevoked()
    {
        var tenant = Sample.Tenant(maxLiveTokens: Limit);
        await StoreAsync(tenant);

        var outcomes = await Race.AllAsync(Racers, _ => SendAsync(Recreate(tenant)));

        var authenticated = await Task.WhenAll(outcomes.Where(outcome => outcome.Answer is not null).Select(outcome =>
            SendAsync(new AuthenticateScimTokenQuery(outcome.Answer!.Secret!.Reveal(), null, null))));
        Assert.That(authenticated.Count(token => token is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task Create_ByThirtyTwoAtOnce_FillsTheSlotsExactly()
    {
        var tenant = Sample.Tenant(maxLiveTokens: Limit);
        await StoreAsync(tenant);

        var (outcomes, counts) = await LiveTokenWatch.WhileAsync(
            Product, tenant.Id, () => Race.AllAsync(Racers, index => SendAsync(Create(tenant, index))));

        Assert.That(outcomes.Count(outcome => outcome.Fault is null), Is.EqualTo(Limit));
        Assert.That(
            outcomes.Where(outcome => outcome.Fault is not null).Select(outcome => outcome.Fault),
            Is.All.TypeOf<LiveTokenLimitReached>());
        Assert.That(counts, Is.All.AtMost(Limit));
        Assert.That(counts, Is.Ordered);
    }

    [TestCase(1)]
    [TestCase(Limit)]
    public async Task RecreateById_OfOneTokenByThirtyTwoAtOnce_ReplacesItOnce(int maxLiveTokens)
    {
        var tenant = Sample.Tenant(maxLiveTokens);
        await StoreAsync(tenant);
        var old = (await SendAsync(Create(tenant, 0))).Token;

        var (outcomes, counts) = await LiveTokenWatch.WhileAsync(Product, tenant.Id, () => Race.AllAsync(
            Racers, _ => SendAsync(new RecreateScimTokenByIdCommand(tenant.Id, new ScimTokenId(old.Id), 0, Sample.Admin))));

        var minted = outcomes.Single(outcome => outcome.Fault is null).Answer!.Token;
        Assert.That(outcomes.Where(outcome => outcome.Fault is not null).Select(outcome => outcome.Fault), Is.All.TypeOf<TokenNotLive>());
        Assert.That(counts, Is.All.EqualTo(1));
        Assert.That((await LiveAsync(tenant)).Select(token => token.Id), Is.EqualTo(new[] { minted.Id }));
    }

    [Test]
    public async Task Everything_AtOnce_NeverExceedsTheLimit()
    {
        var tenant = Sample.Tenant(maxLiveTokens: Limit);
        var token = Sample.Token(tenant);
        await StoreAsync(tenant, token);

        var (outcomes, counts) = await LiveTokenWatch.WhileAsync(
            Product, tenant.Id, () => Race.AllAsync(2 * Racers, index => AnythingAsync(tenant, token, index)));

        Type[] refusals = [typeof(ConcurrencyLost), typeof(LiveTokenLimitReached), typeof(LiveTokensExceedLimit), typeof(NoRoomForOverlap), typeof(TokenNotLive)];
        var faults = outcomes.Where(outcome => outcome.Fault is not null).Select(outcome => outcome.Fault!);
        var stored = await UseAsync((ITenantRepository tenants) => tenants.FindAsync(tenant.Id, default));
        Assert.That(faults.Where(fault => !refusals.Contains(fault.GetType())), Is.Empty);
        Assert.That(counts, Is.All.AtMost(Limit));
        Assert.That(await LiveAsync(tenant), Has.Count.AtMost(stored!.MaxLiveTokens));
    }

    private static RecreateScimTokenCommand Recreate(Tenant tenant) => new(tenant.Id, null, Sample.Admin);

    private static CreateScimTokenCommand Create(Tenant tenant, int index) =>
        new(tenant.Id, $"token {index}", null, null, null, Sample.Admin);

    private async Task<object> AnythingAsync(Tenant tenant, ScimToken token, int index) => (index % 8) switch
    {
        0 or 1 or 2 => await SendAsync(Create(tenant, index)),
        3 => await SendAsync(Recreate(tenant)),
        4 => await SendAsync(new RevokeScimTokenCommand(tenant.Id, token.Id, OnlyLive: false, Sample.Admin)),
        5 => await SendAsync(new PatchScimTokenCommand(tenant.Id, token.Id, $"name {index}", 30, null, null, OnlyLive: false)),
        6 when index % 16 == 6 => await SendAsync(new RecreateScimTokenByIdCommand(tenant.Id, token.Id, OverlapMinutes: index % 3, Sample.Admin)),
        6 => await SendAsync(new PatchTenantCommand(tenant.Id, null, null, Limit - (index / 8 % 2), null, null)),
        _ => await SendAsync(new RevokeLiveScimTokensCommand(tenant.Id, Sample.Admin)),
    };

    private Task<IReadOnlyList<ScimTokenView>> LiveAsync(Tenant tenant) =>
        UseAsync((IScimTokenQueries tokens) => tokens.ListLiveAsync(tenant.Id, Now, default));

    private Task<int> CountAsync(Tenant tenant) => UseAsync(async (IScimTokenQueries tokens) =>
        (await tokens.ListAsync(tenant.Id, null, new PageRequest(1, 1), Now, default)).Total);
}
