using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.IntegrationTests.Racing;

/// <summary>A total that was remembered while others wrote is none that a write had already overtaken.</summary>
public sealed class MatchingTotalRaceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [Test]
    public async Task Total_ThatAWriteOvertookWhileItWasCounted_IsCountedAgain()
    {
        var all = await SmallDirectory.StoreAsync(Product);
        await using var context = CreateContext();
        var totals = new Totals(context.Statements, new TotalsCache(), all.Tenant.Id);
        var filter = FilterBinder.Bind(FilterParser.Parse("active eq true"), SchemaRegistry.Core.User);

        await totals.MatchingAsync<User>(
            filter,
            async () =>
            {
                await StoreAsync(Sample.User(all.Tenant, "cem"));
                return 2;
            },
            default);

        Assert.That(await totals.MatchingAsync<User>(filter, () => Task.FromResult(3), default), Is.EqualTo(3));
    }

    [Test]
    public async Task Total_ThatManyAskForAtOnce_IsCountedOnce()
    {
        const int Others = 8;
        var all = await SmallDirectory.StoreAsync(Product);
        var (remembered, counts, counting) = (new TotalsCache(), 0, new TaskCompletionSource());
        var filter = FilterBinder.Bind(FilterParser.Parse("active eq true"), SchemaRegistry.Core.User);
        async Task<int> AskAsync()
        {
            await using var context = CreateContext();
            return await new Totals(context.Statements, remembered, all.Tenant.Id).MatchingAsync<User>(
                filter,
                async () =>
                {
                    Interlocked.Increment(ref counts);
                    await counting.Task;
                    return 2;
                },
                default);
        }

        var asked = Enumerable.Range(0, 1 + Others).Select(_ => AskAsync()).ToList();
        counting.SetResult();

        Assert.That(await Task.WhenAll(asked), Is.All.EqualTo(2));
        Assert.That(counts, Is.EqualTo(1));
    }

    [Test]
    public async Task Total_WhileOthersWrite_IsNeverOlderThanWhatWasThereBefore()
    {
        const int Writers = 24;
        var all = await SmallDirectory.StoreAsync(Product);
        var (stored, tooOld) = (0, 0);

        await Parallel.ForAsync(0, Writers, async (number, _) =>
        {
            await StoreAsync(Sample.User(all.Tenant, $"u{number}"));
            var least = Interlocked.Increment(ref stored);
            for (var times = 0; times < 5; times++)
            {
                var total = await all.TotalAsync(Product, "Users: userName sw \"u\"");
                Interlocked.Add(ref tooOld, total < least ? 1 : 0);
            }
        });

        Assert.That(tooOld, Is.Zero);
        Assert.That(await all.TotalAsync(Product, "Users: userName sw \"u\""), Is.EqualTo(Writers));
    }

    [Test]
    public async Task ClearMembers_OfAGroupThatGetsItsFirstOneMeanwhile_LeavesItWhereItsVersionSaysSo()
    {
        var all = await SmallDirectory.StoreAsync(Product);
        var empty = Sample.Group(all.Tenant, "Empty");
        await StoreAsync(empty);
        var add = new BeforeSaving(() => Product.StoreAsync(new GroupMember(empty.Id, all.Bob.Id)));
        await using var late = new Product(Options, add);

        await SaveClearedAsync(late, empty);

        Assert.That(await all.TotalAsync(Product, "Groups: displayName eq \"Empty\" and members pr"), Is.EqualTo(1));
    }

    private static async Task SaveClearedAsync(Product product, Group group)
    {
        await using var scope = product.NewScope();
        await scope.Get<IGroupMembers>().ClearAsync(group, default);
        await scope.Get<IUnitOfWork>().SaveChangesAsync(default);
    }
}
