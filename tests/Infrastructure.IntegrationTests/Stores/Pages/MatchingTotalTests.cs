using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Pages;

/// <summary>A total that was remembered is what counting would find.</summary>
public sealed class MatchingTotalTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private static IEnumerable<string> Writes => DirectoryWrites.All.Select(write => write.Name);

    [TestCaseSource(nameof(Writes))]
    public async Task Total_AfterAWrite_IsCountedAgain(string write) => await AssertIsSeenAsync(write, Product);

    [TestCaseSource(nameof(Writes))]
    public async Task Total_AfterAWriteOfAnotherNode_IsCountedAgain(string write)
    {
        await using var other = new Product(Options);

        await AssertIsSeenAsync(write, other);
    }

    [Test]
    public async Task Search_AskedAgain_CountsNoMore()
    {
        var all = await SmallDirectory.StoreAsync(Product);
        var sent = new SentStatements();
        await using var product = new Product(Options, sent);

        var first = await all.SearchAsync(product, "active eq true");
        var again = await all.SearchAsync(product, "active eq true");

        Assert.That((first.Total, again.Total), Is.EqualTo((2, 2)));
        Assert.That(again.Users.Select(user => user.Id), Is.EqualTo(first.Users.Select(user => user.Id)));
        Assert.That(Counts(sent), Is.EqualTo(1));
    }

    [Test]
    public async Task Count_WithinAWalkOfUsersOrGroups_CountsOnce()
    {
        var all = await SmallDirectory.StoreAsync(Product);
        var sent = new SentStatements();
        await using var product = new Product(Options, sent);

        for (var step = 0; step < 3; step++)
        {
            Assert.That(await all.TotalAsync(product, "Users: active eq true"), Is.EqualTo(2));
            Assert.That(await all.TotalAsync(product, "Groups: displayName sw \"T\""), Is.EqualTo(1));
        }

        Assert.That(Counts(sent), Is.EqualTo(2));
    }

    [Test]
    public async Task Search_AfterSomethingElseChanged_CountsNoMore()
    {
        var (mine, other) = (await SmallDirectory.StoreAsync(Product), await SmallDirectory.StoreAsync(Product));
        var sent = new SentStatements();
        await using var product = new Product(Options, sent);
        await mine.SearchAsync(product, "active eq true");

        await StoreAsync(Sample.User(other.Tenant, "cem"), Sample.Token(mine.Tenant), Sample.Schema(mine.Tenant));
        await mine.SearchAsync(product, "active eq true");

        Assert.That(Counts(sent), Is.EqualTo(1));
    }

    [Test]
    public async Task Search_SortedButNotFiltered_CountsNothing()
    {
        var all = await SmallDirectory.StoreAsync(Product);
        var sent = new SentStatements();
        await using var product = new Product(Options, sent);

        var page = await all.SearchAsync(product, filter: null);

        Assert.That((page.Users.Count, page.Total), Is.EqualTo((1, 2)));
        Assert.That(Counts(sent), Is.Zero);
    }

    [Test]
    public async Task Total_OfAWriteThatWasRefused_IsAsBefore()
    {
        var all = await SmallDirectory.StoreAsync(Product);
        var changes = await all.ChangesAsync(Product);

        Assert.That(() => StoreAsync(Sample.User(all.Tenant, "cem"), Sample.User(all.Tenant, "ann")), Throws.TypeOf<UserNameTaken>());

        Assert.That(await all.ChangesAsync(Product), Is.EqualTo(changes));
        Assert.That(await all.TotalAsync(Product, "Users: active eq true"), Is.EqualTo(2));
    }

    [Test]
    public async Task Changes_OfASaveOfManyRows_AreOne()
    {
        var all = await SmallDirectory.StoreAsync(Product);
        var changes = await all.ChangesAsync(Product);

        await StoreAsync(Sample.User(all.Tenant, "cem"), Sample.User(all.Tenant, "dan"), Sample.Group(all.Tenant));

        Assert.That(await all.ChangesAsync(Product), Is.EqualTo(changes + 1));
    }

    private async Task AssertIsSeenAsync(string name, Product writer)
    {
        var write = DirectoryWrites.All.Single(each => each.Name == name);
        var all = await SmallDirectory.StoreAsync(Product);
        var (before, changes) = (await all.TotalAsync(Product, write.SeenBy), await all.ChangesAsync(Product));

        await write.DoAsync(writer, all);

        await using var fresh = new Product(Options);
        var counted = await all.TotalAsync(fresh, write.SeenBy);
        Assert.That(counted, Is.Not.EqualTo(before), "the filter does not see the write");
        Assert.That(await all.TotalAsync(Product, write.SeenBy), Is.EqualTo(counted));
        Assert.That(await all.ChangesAsync(Product), Is.EqualTo(changes + 1));
    }

    private static int Counts(SentStatements sent) => sent.Texts.Count(text => text.StartsWith("SELECT COUNT", StringComparison.OrdinalIgnoreCase));
}
