using ScimPlatform.Application.Common;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.IntegrationTests.Filtering;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Pages;

/// <summary>Pages by index show who stands there now, and nobody is walked over twice while nothing has changed.</summary>
public sealed class UserPageTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Count = 12;

    private OffsetAnchors places = null!;
    private Tenant tenant = null!;

    // How many users each page has walked over.
    private List<int> walks = null!;
    private List<User> users = null!;

    [SetUp]
    public async Task Store()
    {
        (places, walks, tenant) = (new OffsetAnchors(apart: 2), [], Sample.Tenant());
        users = [.. Enumerable.Range(0, Count).Select(index => Sample.User(tenant, $"u{index}", AdjustableTime.Start.AddMilliseconds(index)))];
        await StoreAsync([tenant, .. users]);
    }

    [Test]
    public async Task Pages_OneAfterTheOther_ShowEveryUserOnceAndWalkOverNobodyTwice()
    {
        var found = new List<UserId>();
        for (var skip = 0; skip < Count; skip += 3)
        {
            found.AddRange(await PageAsync(skip, 3));
        }

        Assert.That(found, Is.EqualTo(users.Select(user => user.Id)));
        Assert.That(walks, Is.EqualTo(new[] { 0, 1, 1, 1 }));
    }

    // Known after the first page are the places 7 and 9, where two steps of its walk from the last user ended.
    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(3, 3)]
    [TestCase(4, 3)]
    [TestCase(5, 2)]
    [TestCase(6, 1)]
    [TestCase(7, 0)]
    [TestCase(8, 1)]
    [TestCase(9, 0)]
    [TestCase(10, 1)]
    [TestCase(11, 0)]
    public async Task Page_NearAKnownPlace_IsWalkedToFromThere(int skip, int walked)
    {
        await PageAsync(6, 3);
        Assert.That(walks, Is.EqualTo(new[] { 5 }));
        walks.Clear();

        Assert.That(await PageAsync(skip, 2), Is.EqualTo(users.Skip(skip).Take(2).Select(user => user.Id)));
        Assert.That(walks, Is.EqualTo(new[] { walked }));
    }
    [TestCase(true)]
    [TestCase(false)]
    public async Task Page_AfterSomebodyWasDeleted_IsThatOfNow(bool byAnotherNode)
    {
        await PageAsync(4, 2);

        await using var other = new Product(Options);
        await (byAnotherNode ? other : Product).SendAsync(new DeleteUserCommand(tenant.Id, users[1].Id, ExpectedVersion.Any));

        Assert.That(await PageAsync(4, 2), Is.EqualTo(new[] { users[5].Id, users[6].Id }));
        Assert.That(await PageAsync(6, 2), Is.EqualTo(new[] { users[7].Id, users[8].Id }));
        Assert.That(walks, Is.EqualTo(new[] { 4, 4, 2 }));
    }

    [Test]
    public async Task Page_WhileAllBehindItAreDeleted_IsWhoIsLeft()
    {
        await using var context = Product.NewContext();
        var hasDeleted = false;
        var statements = new WatchedStatements(context.Statements, async (statement, _) =>
        {
            if (!hasDeleted && IsPage(statement))
            {
                hasDeleted = true;
                foreach (var user in users.Skip(3))
                {
                    await SendAsync(new DeleteUserCommand(tenant.Id, user.Id, ExpectedVersion.Any));
                }
            }
        });

        var page = await context.UserQueries(statements, places).SearchAsync(tenant.Id, new UserSearch(null, 6, 2), default);

        Assert.That(page.Users, Is.Empty);
        Assert.That(await PageAsync(2, 2), Is.EqualTo(new[] { users[2].Id }));
    }

    [Test]
    public async Task Page_OfAnotherTenant_IsItsOwn()
    {
        var (other, stranger) = (Sample.Tenant(), default(User)!);
        stranger = Sample.User(other, "stranger");
        await StoreAsync([other, stranger]);
        await PageAsync(4, 2);

        await using var context = Product.NewContext();
        var page = await context.UserQueries(context.Statements, places).SearchAsync(other.Id, new UserSearch(null, 1, 2), default);

        Assert.That(page.Users.Select(user => user.Id), Is.EqualTo(new[] { stranger.Id }));
    }

    private async Task<IEnumerable<UserId>> PageAsync(int skip, int count)
    {
        await using var context = Product.NewContext();
        var walked = 0;
        var statements = new WatchedStatements(context.Statements, (statement, values) =>
        {
            walked += IsPage(statement) ? (int)values[Array.IndexOf(statement.Parameters, "skip")] : 0;
            return Task.CompletedTask;
        });
        var page = await context.UserQueries(statements, places).SearchAsync(tenant.Id, new UserSearch(null, skip + 1, count), default);
        walks.Add(walked);
        return [.. page.Users.Select(user => user.Id)];
    }

    private static bool IsPage(Statement statement) => statement.Text.Contains(Statement.Page, StringComparison.Ordinal);
}
