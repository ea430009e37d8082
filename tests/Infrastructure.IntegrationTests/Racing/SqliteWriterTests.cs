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

/// <summary>Saves that share a commit (SQLite). What waits is stored in one transaction, so the tests keep the writer until all of it waits.</summary>
public sealed class SqliteWriterTests
{
    private SqliteFile file = null!;
    private Product product = null!;
    private Tenant tenant = null!;
    private Group[] groups = null!;

    [SetUp]
    public async Task StoreGroups()
    {
        file = new SqliteFile();
        product = new Product(file.Options);
        await product.MigrateAsync();
        tenant = Sample.Tenant();
        groups = [Sample.Group(tenant), Sample.Group(tenant), Sample.Group(tenant)];
        await product.StoreAsync([tenant, .. groups]);
    }

    [TearDown]
    public async Task Remove()
    {
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [Test]
    public async Task Save_OfOneVersionByMany_StoresTheFirstAlone()
    {
        var faults = await TogetherAsync([.. Enumerable.Range(0, 5).Select(number => Rename(groups[0], $"name {number}"))]);

        Assert.That(faults[0], Is.Null);
        Assert.That(faults.Skip(1), Is.All.TypeOf<ConcurrencyLost>());
        Assert.That(await StoredAsync(), Is.EqualTo([("name 0", 2L), ("Engineers", 1L), ("Engineers", 1L)]));
    }

    [Test]
    public async Task Save_ThatFailsAfterItStoredRows_IsUndoneWithoutItsNeighbours()
    {
        var faults = await TogetherAsync(
            Rename(groups[0], "first"),
            Failing(groups[1], "no"),
            Rename(groups[2], "third"));

        Assert.That(faults.Select(fault => fault?.Message), Is.EqualTo([null, "no", null]));
        Assert.That(await StoredAsync(), Is.EqualTo([("first", 2L), ("Engineers", 1L), ("third", 2L)]));
    }

    [Test]
    public async Task Save_ThatLosesTheTransactionForAll_IsToldWhyAndItsNeighboursAreStored()
    {
        var faults = await TogetherAsync(
            Rename(groups[0], "first"),
            Losing("no"),
            Rename(groups[1], "second"),
            Losing("nor this"),
            Rename(groups[2], "third"));

        Assert.That(faults.Select(fault => fault?.Message), Is.EqualTo([null, "no", null, "nor this", null]));
        Assert.That(await StoredAsync(), Is.EqualTo([("first", 2L), ("second", 2L), ("third", 2L)]));
    }

    [Test]
    public async Task Save_WhoseCommitFails_IsNotAcknowledged()
    {
        var faults = await TogetherAsync(
            Rename(groups[0], "first"),
            context =>
            {
                // Then it is the commit that finds out who is not there.
                context.Execute($"PRAGMA defer_foreign_keys = ON");
                context.Add(new GroupMember(groups[1].Id, UserId.New(product.Time.GetUtcNow())));
                return Task.CompletedTask;
            });

        Assert.That(faults, Is.All.TypeOf<ConcurrencyLost>());
        Assert.That(await StoredAsync(), Is.All.EqualTo(("Engineers", 1L)));
    }

    private Func<ScimPlatformDbContext, Task> Rename(Group group, string name) => async context =>
    {
        var found = await new GroupRepository(context, new LoadQueries()).FindAsync(tenant.Id, group.Id, default);
        found!.Replace(new GroupProfile(name, null, $$"""{"displayName":"{{name}}"}"""), product.Time.GetUtcNow());
    };

    private Func<ScimPlatformDbContext, Task> Failing(Group group, string why) => async context =>
    {
        await Rename(group, "never")(context);
        context.Require(_ => throw new InvalidOperationException(why));
    };

    /// <summary>Ends the transaction as SQLite itself does when it runs out of memory or room.</summary>
    private static Func<ScimPlatformDbContext, Task> Losing(string why) => context =>
    {
        context.Execute($"ROLLBACK");
        context.Require(_ => throw new InvalidOperationException(why));
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
        await using var context = product.NewContext();
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
        await using var context = product.NewContext();
        var stored = await context.Groups.AsNoTracking().ToListAsync();
        return [.. groups.Select(group => stored.Single(row => row.Id == group.Id)).Select(row => (row.DisplayName, row.Version))];
    }
}
