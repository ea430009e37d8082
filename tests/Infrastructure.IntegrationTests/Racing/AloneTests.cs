using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>
/// Work that is done while nobody else writes, which only SQLite knows. What waits is stored in one transaction, so the tests keep the writer
/// until all of it waits.
/// </summary>
public sealed class AloneTests
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
    public async Task Alone_BesideOthers_SeesWhatTheyHaveSavedAndLosesToNone()
    {
        var outcomes = await TogetherAsync([.. Enumerable.Range(0, 5).Select(number => Rename($"name {number}"))]);

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That(outcomes.Select(outcome => outcome.Answer), Is.EqualTo(["Engineers", "name 0", "name 1", "name 2", "name 3"]));
        Assert.That(await StoredAsync(), Is.EqualTo(("name 4", group.Version + 5)));
    }

    [Test]
    public async Task Alone_ThatThrowsAfterItHasSaved_IsUndoneWithoutItsNeighbours()
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
    public async Task Alone_ThatLosesTheTransactionForAll_IsToldWhyAndItsNeighboursAreStored()
    {
        var outcomes = await TogetherAsync(
            Rename("first"),
            Losing("no"),
            Rename("second"),
            Losing("nor this"),
            Rename("third"));

        Assert.That(outcomes.Select(outcome => outcome.Fault?.Message), Is.EqualTo([null, "no", null, "nor this", null]));
        Assert.That(outcomes.Select(outcome => outcome.Answer), Is.EqualTo(["Engineers", null, "first", null, "second"]));
        Assert.That(await StoredAsync(), Is.EqualTo(("third", group.Version + 3)));
    }

    [Test]
    public async Task Alone_WhoseCommitFails_IsNotAcknowledged()
    {
        var outcomes = await TogetherAsync(
            Rename("first"),
            async context =>
            {
                // Then it is the commit that finds out who is not there.
                context.Execute($"PRAGMA defer_foreign_keys = ON");
                context.Append([new GroupMember(group.Id, Domain.Users.UserId.New(product.Time.GetUtcNow()))]);
                await ((IUnitOfWork)context).SaveChangesAsync(default);
                return "";
            });

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.TypeOf<ConcurrencyLost>());
        Assert.That(await StoredAsync(), Is.EqualTo(("Engineers", group.Version)));
    }

    [Test]
    public async Task Alone_IsOnlyWhatIsDoneSo()
    {
        await using var context = product.NewContext();
        Assert.That((context.CanBeAlone, context.IsAlone), Is.EqualTo((true, false)));

        var within = await context.AloneAsync(() => Task.FromResult(context.IsAlone), default);

        Assert.That((within, context.IsAlone), Is.EqualTo((true, false)));
    }

    /// <summary>Gives the group that name; answers with the one that it had.</summary>
    private Func<ScimPlatformDbContext, Task<string>> Rename(string name) => async context =>
    {
        var found = await new Persistence.Repositories.GroupRepository(context).FindAsync(tenant.Id, group.Id, default);
        var before = found!.DisplayName;
        found.Replace(new GroupProfile(name, null, $$"""{"displayName":"{{name}}"}"""), product.Time.GetUtcNow());
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return before;
    };

    /// <summary>Ends the transaction as SQLite itself does when it runs out of memory or room.</summary>
    private static Func<ScimPlatformDbContext, Task<string>> Losing(string why) => async context =>
    {
        context.Execute($"ROLLBACK");
        context.Require(_ => throw new InvalidOperationException(why));
        await ((IUnitOfWork)context).SaveChangesAsync(default);
        return "";
    };

    private async Task<IReadOnlyList<Outcome<string>>> TogetherAsync(params Func<ScimPlatformDbContext, Task<string>>[] works)
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var keeper = product.NewContext();
        var kept = Race.OutcomeAsync(() => keeper.AloneAsync(
            async () =>
            {
                begun.SetResult();
                await release.Task;
                return true;
            },
            default));
        await begun.Task;
        var waiting = works.Select(OutcomeAsync).ToList();
        release.SetResult();
        await kept;
        return await Task.WhenAll(waiting);
    }

    private async Task<Outcome<string>> OutcomeAsync(Func<ScimPlatformDbContext, Task<string>> work)
    {
        await using var context = product.NewContext();
        return await Race.OutcomeAsync(() => context.AloneAsync(() => work(context), default));
    }

    private async Task<(string Name, long Version)> StoredAsync()
    {
        await using var context = product.NewContext();
        var stored = await context.Groups.AsNoTracking().SingleAsync();
        return (stored.DisplayName, stored.Version);
    }
}
