using System.Text;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.IntegrationTests.Filtering;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Pages;

/// <summary>A page that was remembered shows who would be found, as they are now.</summary>
public sealed class MatchingPageTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Count = 10;
    private const string Users = "Users: ";

    private static IEnumerable<string> Writes =>
        DirectoryWrites.All.Where(write => write.SeenBy.StartsWith(Users, StringComparison.Ordinal)).Select(write => write.Name);

    [TestCaseSource(nameof(Writes))]
    public async Task Page_AfterAWrite_IsFoundAgain(string write) => await AssertIsSeenAsync(write, Product);

    [TestCaseSource(nameof(Writes))]
    public async Task Page_AfterAWriteOfAnotherNode_IsFoundAgain(string write)
    {
        await using var other = new Product(Options);

        await AssertIsSeenAsync(write, other);
    }

    [TestCase("active eq true")]
    [TestCase("groups.display eq \"Team\" or title pr or roles pr or userName eq \"bob\"")]
    [TestCase(null)]
    public async Task Page_AskedForAgain_ShowsTheSameWithoutBeingComposed(string? filter)
    {
        var all = await SmallDirectory.StoreAsync(Product);
        var sent = new SentStatements();
        await using var product = new Product(Options, sent);
        var first = Shown(await all.SearchAsync(product, filter, Count));

        var again = Shown(await all.SearchAsync(product, filter, Count));

        Assert.That(again, Is.EqualTo(first));
        Assert.That(first, Has.Count.EqualTo(3).And.ItemAt(0).StartsWith("2"));
        Assert.That(sent.Texts.Count(IsComposed), Is.EqualTo(1));
    }

    [TestCase("title pr", 10)]
    [TestCase("active eq true", 1)]
    [TestCase("active eq true", 0)]
    public async Task Page_OfAnotherFilterOrSize_IsItsOwn(string filter, int count)
    {
        var all = await SmallDirectory.StoreAsync(Product);
        await all.SearchAsync(Product, "active eq true", Count);

        var page = await all.SearchAsync(Product, filter, count);

        await using var fresh = new Product(Options);
        Assert.That(Shown(page), Is.EqualTo(Shown(await all.SearchAsync(fresh, filter, count))));
        Assert.That(page.Users, Has.Count.LessThan(2));
    }

    [Test]
    public async Task Page_OfAnotherTenant_IsItsOwn()
    {
        var (mine, other) = (await SmallDirectory.StoreAsync(Product), await SmallDirectory.StoreAsync(Product));
        await mine.SearchAsync(Product, "active eq true", Count);

        var page = await other.SearchAsync(Product, "active eq true", Count);

        Assert.That(page.Users.Select(user => user.Id), Is.EqualTo(new[] { other.Ann.Id, other.Bob.Id }));
    }

    [Test]
    public async Task Page_WhoseUserChangesBeforeItIsRead_IsFoundAgain()
    {
        var all = await SmallDirectory.StoreAsync(Product);
        var pages = new PageCache();
        await using var context = CreateContext();
        Task<UserPage> SearchAsync(IStatements statements) => context.UserQueries(statements, new OffsetAnchors(), pages)
            .SearchAsync(all.Tenant.Id, all.Search("active eq true", Count), default);
        await SearchAsync(context.Statements);
        var reads = 0;

        // The first read says that nothing has changed; then something does.
        var page = await SearchAsync(new WatchedStatements(context.Statements, async (_, _) =>
        {
            if (++reads == 2)
            {
                await SendAsync(new DeleteUserCommand(all.Tenant.Id, all.Ann.Id, ExpectedVersion.Any));
            }
        }));

        Assert.That(reads, Is.GreaterThan(2));
        Assert.That((page.Users.Single().Id, page.Total), Is.EqualTo((all.Bob.Id, 1)));
    }

    // The fixed statements that read users by their ids have no order.
    private static bool IsComposed(string sql) => sql.Contains(nameof(User.UserNameKey), StringComparison.OrdinalIgnoreCase);

    private static List<string> Shown(UserPage page) =>
    [
        $"{page.Total}",
        .. page.Users.Select(user =>
            $"{user.Id} {user.Version} {string.Join(' ', user.Groups.Select(group => group.DisplayName))} {string.Join(' ', user.Roles)} "
            + Encoding.UTF8.GetString(user.Document.Span)),
    ];

    private async Task AssertIsSeenAsync(string name, Product writer)
    {
        var write = DirectoryWrites.All.Single(each => each.Name == name);
        var filter = write.SeenBy[Users.Length..];
        var all = await SmallDirectory.StoreAsync(Product);
        var before = Shown(await all.SearchAsync(Product, filter, Count));

        await write.DoAsync(writer, all);

        await using var fresh = new Product(Options);
        var found = Shown(await all.SearchAsync(fresh, filter, Count));
        Assert.That(found, Is.Not.EqualTo(before), "the filter does not see the write");
        Assert.That(Shown(await all.SearchAsync(Product, filter, Count)), Is.EqualTo(found));
    }
}
