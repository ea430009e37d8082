using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Sqlite;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>A token is read once for as long as nothing is committed, and no longer, by whichever node of the file.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class RememberedTokensTests
{
    private const int RoundsOfRace = 200;

    private SqliteFile file = null!;
    private Product node = null!;
    private Product other = null!;
    private Tenant tenant = null!;

    [SetUp]
    public async Task StartTwoNodes()
    {
        (file, tenant) = (new SqliteFile(), Sample.Tenant(maxLiveTokens: 10));
        (node, other) = (new Product(file.Options), new Product(file.Options));
        await node.MigrateAsync();
        await node.StoreAsync(tenant);

        // Only a connection that has read can tell.
        await FindAsync(node, Sample.Token(tenant));
    }

    [TearDown]
    public async Task StopThem()
    {
        await node.DisposeAsync();
        await other.DisposeAsync();
        await file.DisposeAsync();
    }

    [Test]
    public async Task FindByHash_WhileNothingIsCommitted_AsksTheDatabaseOnce()
    {
        var token = await StoredTokenAsync();
        var asked = await ReadsAsync(async () =>
        {
            for (var time = 0; time < 5; time++)
            {
                Assert.That((await FindAsync(node, token))?.Id, Is.EqualTo(token.Id));
            }
        });

        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task FindByHash_OfATokenThatIsNone_AsksEachTime()
    {
        var token = Sample.Token(tenant);
        await StoredTokenAsync();

        var asked = await ReadsAsync(async () =>
        {
            Assert.That(await FindAsync(node, token), Is.Null);
            Assert.That(await FindAsync(node, token), Is.Null);
        });

        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task FindByHash_AfterAnyCommitOfTheOtherNode_AsksOnceMore()
    {
        var token = await StoredTokenAsync();
        await FindAsync(node, token);
        await other.StoreAsync(Sample.Tenant());

        var asked = await ReadsAsync(async () =>
        {
            await FindAsync(node, token);
            await FindAsync(node, token);
        });

        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task FindByHash_AfterTheOtherNodeSwitchedScimOff_KnowsIt()
    {
        var token = await StoredTokenAsync();
        await FindAsync(node, token);

        await other.ChangeAsync<Tenant>(tenant.Id, stored => stored.SwitchScim(false, AdjustableTime.Start));

        Assert.That((await FindAsync(node, token))!.ScimEnabled, Is.False);
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
                await FindAsync(node, Volatile.Read(ref current));
            }
        })).ToList();

        var late = 0;
        for (var round = 0; round < RoundsOfRace; round++)
        {
            var token = Volatile.Read(ref current);
            await other.SendAsync(new RevokeScimTokenCommand(tenant.Id, token.Id, OnlyLive: false, Sample.Admin));
            late += (await FindAsync(node, token))!.Terms.RevokedAt is null ? 1 : 0;
            Volatile.Write(ref current, await StoredTokenAsync());
        }

        await end.CancelAsync();
        await Task.WhenAll(asking);
        Assert.That(late, Is.Zero);
    }

    [Test]
    public void Remember_MoreThanThereIsRoomFor_StartsOver()
    {
        var (remembered, mark) = (new RememberedTokens(), new DatabaseMark(1, 2, 3));
        var hashes = Enumerable.Range(0, RememberedTokens.MostTokens + 1).Select(number => TokenHash.Of($"token {number}")).ToList();
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
        var (remembered, hash, stored) = (new RememberedTokens(), TokenHash.Of("token"), Stored());
        remembered.Remember(hash, new DatabaseMark(1, 2, 3), Stored());

        remembered.Remember(hash, new DatabaseMark(1, 2, 4), stored);

        Assert.That(remembered.Find(hash, new DatabaseMark(1, 2, 3)), Is.Null);
        Assert.That(remembered.Find(hash, new DatabaseMark(1, 2, 4)), Is.SameAs(stored));
    }

    private static Task<StoredToken?> FindAsync(Product from, ScimToken token) =>
        from.UseAsync((IScimTokenQueries tokens) => tokens.FindByHashAsync(token.Hash, default));

    private static StoredToken Stored() =>
        new(new ScimTokenId(Guid.NewGuid()), new TenantId(Guid.NewGuid()), default, new TokenTerms(default, null, []), true, "", 0);

    private async Task<ScimToken> StoredTokenAsync()
    {
        var token = Sample.Token(tenant);
        await other.StoreAsync(token);
        return token;
    }

    private async Task<int> ReadsAsync(Func<Task> act)
    {
        await using var scope = node.NewScope();
        var (connections, reads) = (scope.Get<SqliteConnections>(), 0);
        connections.Executing = sql => reads += sql.Contains("[Hash]", StringComparison.Ordinal) ? 1 : 0;
        await act();
        connections.Executing = null;
        return reads;
    }
}
