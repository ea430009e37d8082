using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Repositories;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>Saves that share a commit (SQLite). What waits is stored in one transaction, so the tests keep the writer until all of it waits.</summary>
public sealed class SqliteWriterTests : SqliteWritingSuite
{
    [Test]
    public async Task Save_OfOneVersionByMany_StoresTheFirstAlone()
    {
        var faults = await TogetherAsync([.. Enumerable.Range(0, 5).Select(number => Rename(Groups[0], $"name {number}"))]);

        Assert.That(faults[0], Is.Null);
        Assert.That(faults.Skip(1), Is.All.TypeOf<ConcurrencyLost>());
        Assert.That(await StoredAsync(), Is.EqualTo([("name 0", 2L), ("Engineers", 1L), ("Engineers", 1L)]));
    }

    [Test]
    public async Task Save_ThatFailsAfterItStoredRows_IsUndoneWithoutItsNeighbours()
    {
        var faults = await TogetherAsync(
            Rename(Groups[0], "first"),
            Failing(Groups[1], "no"),
            Rename(Groups[2], "third"));

        Assert.That(faults.Select(fault => fault?.Message), Is.EqualTo([null, "no", null]));
        Assert.That(await StoredAsync(), Is.EqualTo([("first", 2L), ("Engineers", 1L), ("third", 2L)]));
    }

    [Test]
    public async Task Save_ThatLosesTheTransactionForAll_IsToldWhyAndItsNeighboursAreStored()
    {
        var faults = await TogetherAsync(
            Rename(Groups[0], "first"),
            Losing("no"),
            Rename(Groups[1], "second"),
            Losing("nor this"),
            Rename(Groups[2], "third"));

        Assert.That(faults.Select(fault => fault?.Message), Is.EqualTo([null, "no", null, "nor this", null]));
        Assert.That(await StoredAsync(), Is.EqualTo([("first", 2L), ("second", 2L), ("third", 2L)]));
    }

    [Test]
    public async Task Save_WhoseCommitFails_IsNotAcknowledged()
    {
        var faults = await TogetherAsync(
            Rename(Groups[0], "first"),
            context =>
            {
                FailAtCommit(context, Groups[1]);
                return Task.CompletedTask;
            });

        Assert.That(faults, Is.All.TypeOf<ConcurrencyLost>());
        Assert.That(await StoredAsync(), Is.All.EqualTo(("Engineers", 1L)));
    }

    private Func<ScimPlatformDbContext, Task> Rename(Group group, string name) => async context =>
    {
        var found = await new GroupRepository(context, new LoadQueries()).FindAsync(Tenant.Id, group.Id, default);
        found!.Replace(new GroupProfile(name, null, $$"""{"displayName":"{{name}}"}"""), Product.Time.GetUtcNow());
    };

    private Func<ScimPlatformDbContext, Task> Failing(Group group, string why) => async context =>
    {
        await Rename(group, "never")(context);
        context.Require(_ => throw new InvalidOperationException(why));
    };

    private static Func<ScimPlatformDbContext, Task> Losing(string why) => context =>
    {
        Lose(context, why);
        return Task.CompletedTask;
    };

    /// <summary>Saves what each of them changes, all in one transaction, which is that of the keeper, too; gives what became of each.</summary>
    private async Task<IReadOnlyList<Exception?>> TogetherAsync(params Func<ScimPlatformDbContext, Task>[] changes)
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var kept = SaveAsync(context =>
        {
            context.Require(async _ =>
            {
                begun.TrySetResult();
                await release.Task;
            });
            return Task.CompletedTask;
        });
        await begun.Task;
        var waiting = changes.Select(SaveAsync).ToList();
        release.SetResult();
        await kept;
        return await Task.WhenAll(waiting);
    }

    private async Task<Exception?> SaveAsync(Func<ScimPlatformDbContext, Task> change)
    {
        await using var context = Product.NewContext();
        var outcome = await Race.OutcomeAsync(async () =>
        {
            await change(context);
            await ((IUnitOfWork)context).SaveChangesAsync(default);
            return true;
        });
        return outcome.Fault;
    }

    /// <summary>Name and version of each group.</summary>
    private async Task<IReadOnlyList<(string Name, long Version)>> StoredAsync()
    {
        await using var context = Product.NewContext();
        var stored = await context.Groups.AsNoTracking().ToListAsync();
        return [.. Groups.Select(group => stored.Single(row => row.Id == group.Id)).Select(row => (row.DisplayName, row.Version))];
    }
}
