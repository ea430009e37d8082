using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Caching;

/// <summary>A token is read once for as long as nothing is committed, and no longer, by whichever node of the file.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class TokenCacheTests : TokensOfTwoNodes
{
    private const int RoundsOfRace = 200;

    [Test]
    public async Task FindByHash_WhileNothingIsCommitted_AsksTheDatabaseOnce()
    {
        var token = await StoredTokenAsync();
        var asked = await ReadsAsync(async () =>
        {
            for (var time = 0; time < 5; time++)
            {
                Assert.That((await FindAsync(token))?.Holder.Id, Is.EqualTo(token.Id.Value));
            }
        });

        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task FindByHash_AfterAnyCommitOfTheOtherNode_AsksOnceMore()
    {
        var token = await StoredTokenAsync();
        await FindAsync(token);
        await Other.StoreAsync(Sample.Tenant());

        var asked = await ReadsAsync(async () =>
        {
            await FindAsync(token);
            await FindAsync(token);
        });

        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task FindByHash_AfterTheOtherNodeSwitchedScimOff_KnowsIt()
    {
        var token = await StoredTokenAsync();
        await FindAsync(token);

        await Other.ChangeAsync<Tenant>(Tenant.Id, stored => stored.SwitchScim(false, AdjustableTime.Start));

        Assert.That((await FindAsync(token))!.ScimEnabled, Is.False);
    }

    [Test]
    public async Task FindByHash_RightAfterTheOtherNodeRevoked_KnowsItHoweverManyAsk()
    {
        using var end = new CancellationTokenSource();
        var current = await StoredTokenAsync();
        var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                await FindAsync(Volatile.Read(ref current));
            }
        })).ToList();

        var late = 0;
        for (var round = 0; round < RoundsOfRace; round++)
        {
            var token = Volatile.Read(ref current);
            await Other.SendAsync(new RevokeScimTokenCommand(Tenant.Id, token.Id, OnlyLive: false, Sample.Admin));
            late += (await FindAsync(token))!.Terms.RevokedAt is null ? 1 : 0;
            Volatile.Write(ref current, await StoredTokenAsync());
        }

        await end.CancelAsync();
        await Task.WhenAll(asking);
        Assert.That(late, Is.Zero);
    }

    [Test]
    public void Remember_MoreThanThereIsRoomFor_StartsOver()
    {
        var (remembered, mark) = (new TokenCache(), new DatabaseMark(1, 2, 3));
        var hashes = Enumerable.Range(0, TokenCache.MostTokens + 1).Select(number => TokenHash.Of($"token {number}")).ToList();
        foreach (var hash in hashes)
        {
            remembered.Remember(hash, mark, Stored());
            remembered.Remember(hash, mark, Stored());
        }

        Assert.That(hashes.Count(hash => remembered.Find(hash, mark) is not null), Is.EqualTo(1));
        Assert.That(remembered.Find(hashes[^1], mark), Is.Not.Null);
    }

    [Test]
    public void Remember_AtALaterMark_ReplacesWhatWasKnown()
    {
        var (remembered, hash, stored) = (new TokenCache(), TokenHash.Of("token"), Stored());
        remembered.Remember(hash, new DatabaseMark(1, 2, 3), Stored());

        remembered.Remember(hash, new DatabaseMark(1, 2, 4), stored);

        Assert.That(remembered.Find(hash, new DatabaseMark(1, 2, 3)), Is.Null);
        Assert.That(remembered.Find(hash, new DatabaseMark(1, 2, 4)), Is.SameAs(stored));
    }

    private static StoredToken Stored() =>
        new(new TokenHolder(Guid.NewGuid()), new TenantId(Guid.NewGuid()), default, new TokenTerms(default, null, []), true, "", 0, default);
}
