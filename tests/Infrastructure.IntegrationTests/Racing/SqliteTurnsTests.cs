using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Repositories;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>
/// Brief commands that meet (SQLite): they are done while the writer is theirs. What waits is stored in one transaction, so the tests keep the
/// writer until all of it waits.
/// </summary>
public sealed class SqliteTurnsTests : SqliteWritingSuite
{
    private Group Engineers => Groups[0];

    [Test]
    public async Task Do_BesideOthers_SeesWhatTheyHaveSavedAndLosesToNone()
    {
        var outcomes = await TogetherAsync([.. Enumerable.Range(0, 5).Select(number => Rename($"name {number}"))]);

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That(outcomes.Select(outcome => outcome.Answer), Is.EqualTo(["Engineers", "name 0", "name 1", "name 2", "name 3"]));
        Assert.That(await StoredAsync(), Is.EqualTo(("name 4", Engineers.Version + 5)));
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
        Assert.That(await StoredAsync(), Is.EqualTo(("third", Engineers.Version + 2)));
    }

    [Test]
    public async Task Do_WhatLosesTheTransactionForAll_IsToldWhyAndItsNeighboursAreStored()
    {
        var outcomes = await TogetherAsync(Rename("first"), Losing("no"), Rename("second"), Losing("nor this"), Rename("third"));

        Assert.That(outcomes.Select(outcome => outcome.Fault?.Message), Is.EqualTo([null, "no", null, "nor this", null]));
        Assert.That(outcomes.Select(outcome => outcome.Answer), Is.EqualTo(["Engineers", null, "first", null, "second"]));
        Assert.That(await StoredAsync(), Is.EqualTo(("third", Engineers.Version + 3)));
    }

    [Test]
    public async Task Do_WhoseCommitFails_IsNotAcknowledged()
    {
        var outcomes = await TogetherAsync(
            Rename("first"),
            async context =>
            {
                FailAtCommit(context, Engineers);
                await ((IUnitOfWork)context).SaveChangesAsync(default);
                return "";
            });

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.TypeOf<ConcurrencyLost>());
        Assert.That(await StoredAsync(), Is.EqualTo(("Engineers", Engineers.Version)));
    }

    // The first one reads beside the writer, where another one is faster.
    [Test]
    public async Task Do_AgainAfterALoss_LosesToNobody()
    {
        await using var scope = Product.NewScope();
        using var turn = await scope.Get<ITurns>().EnterAsync(Engineers.Id, isBrief: true, default);
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
        Assert.That(await StoredAsync(), Is.EqualTo(("late", Engineers.Version + 3)));
    }

    [Test]
    public async Task Do_WhatTurnsOutNotToBeBrief_IsDoneAgainBesideTheWriter()
    {
        var tries = new List<bool>();
        await using var present = Product.NewScope();
        var other = await present.Get<ITurns>().EnterAsync(Engineers.Id, isBrief: true, default);

        var outcome = InTurnAsync(async context =>
        {
            tries.Add(context.KeepsWritersWaiting);
            await Rename($"try {tries.Count}")(context);
            if (context.KeepsWritersWaiting)
            {
                throw new NotBrief();
            }

            // Others write meanwhile.
            await Product.StoreAsync(Sample.Group(Tenant));
            return "done";
        });
        other.Dispose();

        Assert.That((await outcome).Answer, Is.EqualTo("done"));
        Assert.That(tries, Is.EqualTo([true, false]));
        Assert.That(await StoredAsync(), Is.EqualTo(("try 2", Engineers.Version + 1)));
    }

    [Test]
    public async Task Do_WhatIsNotBrief_IsDoneBesideTheWriterAndAlone()
    {
        await using var scope = Product.NewScope();
        var turn = await scope.Get<ITurns>().EnterAsync(Engineers.Id, isBrief: false, default);
        var brief = InTurnAsync(Rename("brief"));

        var before = await turn.DoAsync(
            async () =>
            {
                // Others write meanwhile.
                await Product.StoreAsync(Sample.Group(Tenant));
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
        found.Replace(new GroupProfile(name, null, $$"""{"displayName":"{{name}}"}"""), Product.Time.GetUtcNow());
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return before;
    };

    private async Task<Group> LoadAsync(ScimPlatformDbContext context) =>
        (await new GroupRepository(context, new LoadQueries()).FindAsync(Tenant.Id, Engineers.Id, default))!;

    private static Func<ScimPlatformDbContext, Task<string>> Losing(string why) => async context =>
    {
        Lose(context, why);
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return "";
    };

    /// <summary>Does all of them in one transaction, in their order.</summary>
    private async Task<IReadOnlyList<Outcome<string>>> TogetherAsync(params Func<ScimPlatformDbContext, Task<string>>[] works)
    {
        await using var scope = Product.NewScope();
        using var present = await scope.Get<ITurns>().EnterAsync(Engineers.Id, isBrief: true, default);
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
        await using var scope = Product.NewScope();
        return await Race.OutcomeAsync(async () =>
        {
            using var turn = await scope.Get<ITurns>().EnterAsync(Engineers.Id, isBrief: true, default);
            return await turn.DoAsync(() => work(scope.Get<ScimPlatformDbContext>()), default);
        });
    }

    private async Task<(string Name, long Version)> StoredAsync()
    {
        await using var context = Product.NewContext();
        var stored = await context.Groups.AsNoTracking().SingleAsync(row => row.Id == Engineers.Id);
        return (stored.DisplayName, stored.Version);
    }
}
