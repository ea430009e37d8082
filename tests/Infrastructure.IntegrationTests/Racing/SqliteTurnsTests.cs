using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Repositories;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>
/// Brief commands that meet (SQLite): they are done while the writer is theirs. What waits is stored in one transaction, so the tests keep the
/// writer until all of it waits.
/// </summary>
public sealed class SqliteTurnsTests
{
    private SqliteFile file = null!;
    private Product product = null!;
    private Tenant tenant = null!;
    private Group group = null!;

    [SetUp]
    public async Task StoreAGroup()
    {
        file = new SqliteFile();
        product = new Product(file.Options);
        await product.MigrateAsync();
        tenant = Sample.Tenant();
        group = Sample.Group(tenant);
        await product.StoreAsync(tenant, group);
    }

    [TearDown]
    public async Task Remove()
    {
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [Test]
    public async Task Do_BesideOthers_SeesWhatTheyHaveSavedAndLosesToNone()
    {
        var outcomes = await TogetherAsync([.. Enumerable.Range(0, 5).Select(number => Rename($"name {number}"))]);

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That(outcomes.Select(outcome => outcome.Answer), Is.EqualTo(["Engineers", "name 0", "name 1", "name 2", "name 3"]));
        Assert.That(await StoredAsync(), Is.EqualTo(("name 4", group.Version + 5)));
    }

    [Test]
    public async Task Do_WhatThrowsAfterItHasSaved_IsUndoneWithoutItsNeighbours()
    {
        var outcomes = await TogetherAsync(
            Rename("first"),
            async context =>
            {
                await Rename("second")(context);
                throw new InvalidOperationException("no");
            },
            Rename("third"));

        Assert.That(outcomes.Select(outcome => outcome.Fault?.Message), Is.EqualTo([null, "no", null]));
        Assert.That(outcomes[2].Answer, Is.EqualTo("first"));
        Assert.That(await StoredAsync(), Is.EqualTo(("third", group.Version + 2)));
    }

    [Test]
    public async Task Do_WhatLosesTheTransactionForAll_IsToldWhyAndItsNeighboursAreStored()
    {
        var outcomes = await TogetherAsync(Rename("first"), Losing("no"), Rename("second"), Losing("nor this"), Rename("third"));

        Assert.That(outcomes.Select(outcome => outcome.Fault?.Message), Is.EqualTo([null, "no", null, "nor this", null]));
        Assert.That(outcomes.Select(outcome => outcome.Answer), Is.EqualTo(["Engineers", null, "first", null, "second"]));
        Assert.That(await StoredAsync(), Is.EqualTo(("third", group.Version + 3)));
    }

    [Test]
    public async Task Do_WhoseCommitFails_IsNotAcknowledged()
    {
        var outcomes = await TogetherAsync(
            Rename("first"),
            async context =>
            {
                // Then it is the commit that finds out who is not there.
                context.Execute($"PRAGMA defer_foreign_keys = ON");
                context.Add(new GroupMember(group.Id, UserId.New(product.Time.GetUtcNow())));
                await ((IUnitOfWork)context).SaveChangesAsync(default);
                return "";
            });

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.TypeOf<ConcurrencyLost>());
        Assert.That(await StoredAsync(), Is.EqualTo(("Engineers", group.Version)));
    }

    // The first one reads beside the writer, where another one is faster.
    [Test]
    public async Task Do_AgainAfterALoss_LosesToNobody()
    {
        await using var scope = product.NewScope();
        using var turn = await scope.Get<ITurns>().EnterAsync(group.Id, isBrief: true, default);
        var context = scope.Get<ScimPlatformDbContext>();
        var lost = await Race.OutcomeAsync(() => turn.DoAsync(
            async () =>
            {
                await LoadAsync(context);
                await InTurnAsync(Rename("faster"));
                return await Rename("slower")(context);
            },
            default));
        Assert.That(lost.Fault, Is.TypeOf<ConcurrencyLost>());
        context.Reset();

        Task<Outcome<string>>? late = null;
        var before = await turn.DoAsync(
            async () =>
            {
                // Whoever comes now waits for the writer.
                late = InTurnAsync(Rename("late"));
                return await Rename("again")(context);
            },
            default);

        Assert.That((before, (await late!).Answer), Is.EqualTo(("faster", "again")));
        Assert.That(await StoredAsync(), Is.EqualTo(("late", group.Version + 3)));
    }

    [Test]
    public async Task Do_WhatTurnsOutNotToBeBrief_IsDoneAgainBesideTheWriter()
    {
        var tries = new List<bool>();
        await using var present = product.NewScope();
        var other = await present.Get<ITurns>().EnterAsync(group.Id, isBrief: true, default);

        var outcome = InTurnAsync(async context =>
        {
            tries.Add(context.KeepsWritersWaiting);
            await Rename($"try {tries.Count}")(context);
            if (context.KeepsWritersWaiting)
            {
                throw new NotBrief();
            }

            // Others write meanwhile.
            await product.StoreAsync(Sample.Group(tenant));
            return "done";
        });
        other.Dispose();

        Assert.That((await outcome).Answer, Is.EqualTo("done"));
        Assert.That(tries, Is.EqualTo([true, false]));
        Assert.That(await StoredAsync(), Is.EqualTo(("try 2", group.Version + 1)));
    }

    [Test]
    public async Task Do_WhatIsNotBrief_IsDoneBesideTheWriterAndAlone()
    {
        await using var scope = product.NewScope();
        var turn = await scope.Get<ITurns>().EnterAsync(group.Id, isBrief: false, default);
        var brief = InTurnAsync(Rename("brief"));

        var before = await turn.DoAsync(
            async () =>
            {
                // Others write meanwhile.
                await product.StoreAsync(Sample.Group(tenant));
                return await Rename("long")(scope.Get<ScimPlatformDbContext>());
            },
            default);
        Assert.That(brief.IsCompleted, Is.False);
        turn.Dispose();

        Assert.That((before, (await brief).Answer), Is.EqualTo(("Engineers", "long")));
    }

    /// <summary>Gives the group that name; answers with the one that it had.</summary>
    private Func<ScimPlatformDbContext, Task<string>> Rename(string name) => async context =>
    {
        var found = await LoadAsync(context);
        var before = found.DisplayName;
        found.Replace(new GroupProfile(name, null, $$"""{"displayName":"{{name}}"}"""), product.Time.GetUtcNow());
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return before;
    };

    private async Task<Group> LoadAsync(ScimPlatformDbContext context) =>
        (await new GroupRepository(context, new LoadQueries()).FindAsync(tenant.Id, group.Id, default))!;

    /// <summary>Ends the transaction as SQLite itself does when it runs out of memory or room.</summary>
    private static Func<ScimPlatformDbContext, Task<string>> Losing(string why) => async context =>
    {
        context.Execute($"ROLLBACK");
        context.Require(_ => throw new InvalidOperationException(why));
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return "";
    };

    /// <summary>Does all of them in one transaction, in their order.</summary>
    private async Task<IReadOnlyList<Outcome<string>>> TogetherAsync(params Func<ScimPlatformDbContext, Task<string>>[] works)
    {
        await using var scope = product.NewScope();
        using var present = await scope.Get<ITurns>().EnterAsync(group.Id, isBrief: true, default);
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var kept = InTurnAsync(async _ =>
        {
            begun.SetResult();
            await release.Task;
            return "";
        });
        await begun.Task;
        var waiting = works.Select(InTurnAsync).ToList();
        release.SetResult();
        await kept;
        return await Task.WhenAll(waiting);
    }

    private async Task<Outcome<string>> InTurnAsync(Func<ScimPlatformDbContext, Task<string>> work)
    {
        await using var scope = product.NewScope();
        return await Race.OutcomeAsync(async () =>
        {
            using var turn = await scope.Get<ITurns>().EnterAsync(group.Id, isBrief: true, default);
            return await turn.DoAsync(() => work(scope.Get<ScimPlatformDbContext>()), default);
        });
    }

    private async Task<(string Name, long Version)> StoredAsync()
    {
        await using var context = product.NewContext();
        var stored = await context.Groups.AsNoTracking().SingleAsync(row => row.Id == group.Id);
        return (stored.DisplayName, stored.Version);
    }
}
