using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>Guesses are ruled out without the database for as long as nothing is committed, and no token is, whichever node made it.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class RememberedHashesTests : TokensOfTwoNodes
{
    private const int RoundsOfRace = 200;
    private static readonly DatabaseMark Mark = new(1, 2, 3);

    [Test]
    public async Task FindByHash_OfGuessesWhileNothingIsCommitted_SoonAsksTheDatabaseNoMore()
    {
        var token = await StoredTokenAsync();
        await GuessAsync(RememberedHashes.FewestLookups);

        Assert.That(await ReadsAsync(() => GuessAsync(100)), Is.Zero);
        Assert.That((await FindAsync(token))?.Id, Is.EqualTo(token.Id));
    }

    [Test]
    public async Task FindByHash_OfGuessesAfterAnyCommit_AsksAgainAndReadsTheHashesOnceMore()
    {
        await GuessAsync(RememberedHashes.FewestLookups);
        await Other.StoreAsync(Sample.Tenant());

        Assert.That(await ReadsAsync(() => GuessAsync(100)), Is.EqualTo(RememberedHashes.FewestLookups + 1));
    }

    [Test]
    public async Task FindByHash_OfOneGuessAgain_AsksOnceWhateverIsCommitted()
    {
        var guess = Sample.Token(Tenant);

        var reads = await ReadsAsync(async () =>
        {
            for (var time = 0; time < 5; time++)
            {
                Assert.That(await FindAsync(guess), Is.Null);
                await Other.StoreAsync(Sample.Tenant());
            }
        });

        Assert.That(reads, Is.EqualTo(1));
    }

    [Test]
    public async Task FindByHash_OfDeadTokens_NeedsNoRoomForThem()
    {
        var dead = await StoredTokenAsync();
        await Other.SendAsync(new RevokeScimTokenCommand(Tenant.Id, dead.Id, OnlyLive: false, Sample.Admin));
        var live = await StoredTokenAsync();
        await GuessAsync(RememberedHashes.FewestLookups);

        Assert.That(await ReadsAsync(async () => Assert.That(await FindAsync(dead), Is.Null)), Is.Zero);
        Assert.That((await FindAsync(live))?.Id, Is.EqualTo(live.Id));
    }

    [Test]
    public async Task FindByHash_OfATokenThatTheOtherNodeMadeAfterTheHashesWereRead_FindsIt()
    {
        await GuessAsync(RememberedHashes.FewestLookups);
        var token = await StoredTokenAsync();

        Assert.That((await FindAsync(token))?.Id, Is.EqualTo(token.Id));
    }

    [Test]
    public async Task FindByHash_RightAfterTheOtherNodeMadeIt_FindsItHoweverManyGuess()
    {
        using var end = new CancellationTokenSource();
        var guessing = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                await GuessAsync(RememberedHashes.FewestLookups);
            }
        })).ToList();

        var missed = 0;
        for (var round = 0; round < RoundsOfRace; round++)
        {
            var token = Sample.Token(Tenant);
            await GuessAsync(1);
            await Other.StoreAsync(token);
            missed += await FindAsync(token) is null ? 1 : 0;
            await Other.SendAsync(new RevokeScimTokenCommand(Tenant.Id, token.Id, OnlyLive: false, Sample.Admin));
        }

        await end.CancelAsync();
        await Task.WhenAll(guessing);
        Assert.That(missed, Is.Zero);
    }

    [Test]
    public void RuleOut_OfWhatBeginsAsAHashDoes_DoesNot()
    {
        var remembered = new RememberedHashes();
        var stored = TokenHash.Of("token").ToBytes();
        byte[] alike = [.. stored[..8], .. new byte[24]];
        byte[] other = [.. stored[..7], (byte)~stored[7], .. stored[8..]];

        remembered.Remember(Mark, [RememberedHashes.BeginningOf(stored)]);

        Assert.That(remembered.RuleOut(TokenHash.FromBytes(stored), Mark), Is.False);
        Assert.That(remembered.RuleOut(TokenHash.FromBytes(alike), Mark), Is.False);
        Assert.That(remembered.RuleOut(TokenHash.FromBytes(other), Mark), Is.True);
        Assert.That(remembered.RuleOut(TokenHash.FromBytes(other), new DatabaseMark(1, 2, 4)), Is.False);
    }

    [Test]
    public void Remember_MoreThanThereIsRoomFor_RulesNothingOutAndIsNotAskedForMore()
    {
        var remembered = new RememberedHashes();

        remembered.Remember(Mark, new ulong[RememberedHashes.MostHashes + 1]);

        Assert.That(remembered.RuleOut(TokenHash.Of("guess"), Mark), Is.False);
        Assert.That(Enumerable.Range(0, 100_000).Count(_ => remembered.IsTimeToRead()), Is.Zero);
    }

    [Test]
    public void IsTimeToRead_WithManyHashes_WaitsForLookupsThatCostAsMuch()
    {
        var remembered = new RememberedHashes();
        remembered.Remember(Mark, new ulong[RememberedHashes.MostHashes]);

        Assert.That(Enumerable.Range(0, 25_000).Count(_ => remembered.IsTimeToRead()), Is.EqualTo(1));
    }

    private async Task GuessAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            Assert.That(await FindAsync(Sample.Token(Tenant)), Is.Null);
        }
    }
}
