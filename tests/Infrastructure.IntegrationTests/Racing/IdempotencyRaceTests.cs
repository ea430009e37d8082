using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>One key, many requests at once, on one node and on two.</summary>
public sealed class IdempotencyRaceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Racers = 32;

    [Test]
    public async Task Repeat_WhileTheFirstIsStored_IsToldToComeBackInASecond([Values] bool onAnotherNode, [Values] bool recreates)
    {
        var tenant = await TenantAsync(maxLiveTokens: 3);
        Exception? refusal = null;
        Product? slow = null;
        var saves = 0;
        await using var node = slow = new Product(Options, new BeforeSaving(async () =>
        {
            if (saves++ == 0 && !onAnotherNode)
            {
                refusal = await FaultAsync(() => slow!.SendAsync(Mint(tenant, recreates)));
            }
            else if (saves == 1)
            {
                await SendAsync(Mint(tenant, recreates));
            }
        }));

        var fault = await FaultAsync(() => node.SendAsync(Mint(tenant, recreates)));
        var repeat = await node.SendAsync(Mint(tenant, recreates));

        AssertInFlight(onAnotherNode ? fault : refusal);
        Assert.That(onAnotherNode ? null : fault, Is.Null);
        Assert.That(repeat.IsRepeat, Is.True);
        Assert.That(await CountAsync(tenant), Is.EqualTo(1));
        Assert.That((await LiveAsync(tenant)).Select(token => token.Id), Is.EqualTo(new[] { repeat.Token.Id }));
    }

    [TestCase(1, false)]
    [TestCase(3, false)]
    [TestCase(1, true)]
    [TestCase(3, true)]
    public async Task Repeat_ByThirtyTwoOnTwoNodes_MintsExactlyOnce(int maxLiveTokens, bool recreates)
    {
        var tenant = await TenantAsync(maxLiveTokens);
        await using var other = new Product(Options);

        var outcomes = await Race.AllAsync(Racers, index => (index % 2 == 0 ? Product : other).SendAsync(Mint(tenant, recreates)));

        var answers = outcomes.Where(outcome => outcome.Fault is null).Select(outcome => outcome.Answer!).ToList();
        foreach (var outcome in outcomes.Where(outcome => outcome.Fault is not null))
        {
            AssertInFlight(outcome.Fault);
        }

        Assert.That(answers.Count(answer => !answer.IsRepeat), Is.EqualTo(1));
        Assert.That(answers.Select(answer => answer.Secret!.Reveal()).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await CountAsync(tenant), Is.EqualTo(1));
        Assert.That(await LiveAsync(tenant), Has.Count.EqualTo(1));
    }

    private static ICommand<MintedScimToken> Mint(Tenant tenant, bool recreates) => recreates
        ? new RecreateScimTokenCommand(tenant.Id, null, Sample.Admin, Sample.Key())
        : new CreateScimTokenCommand(tenant.Id, "Okta", null, null, null, Sample.Admin, Sample.Key());

    private static void AssertInFlight(Exception? fault)
    {
        Assert.That(fault, Is.TypeOf<Refusal>(), fault?.ToString());
        var error = ((Refusal)fault!).Error;
        Assert.That((error.Kind, error.RetryAfter), Is.EqualTo((ErrorKind.Conflict, TimeSpan.FromSeconds(1))));
    }

    private static async Task<Exception?> FaultAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private async Task<Tenant> TenantAsync(int maxLiveTokens)
    {
        var tenant = Sample.Tenant(maxLiveTokens);
        await StoreAsync(tenant);
        return tenant;
    }

    private Task<IReadOnlyList<ScimTokenView>> LiveAsync(Tenant tenant) =>
        UseAsync((IScimTokenQueries tokens) => tokens.ListLiveAsync(tenant.Id, Now, default));

    private Task<int> CountAsync(Tenant tenant) => UseAsync(async (IScimTokenQueries tokens) =>
        (await tokens.ListAsync(tenant.Id, null, new PageRequest(1, 1), Now, default)).Total);
}
