using ScimPlatform.Application.Common;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.IntegrationTests.Filtering;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>Pages by index show who stands there now, and are not walked to where nothing has changed since the page before.</summary>
public sealed class UserPageTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Count = 7;

    private RememberedPlaces places = null!;
    private Tenant tenant = null!;

    // Of each page, whether what stands before it, or behind, was walked over.
    private List<bool> walks = null!;
    private List<User> users = null!;

    [SetUp]
    public async Task Store()
    {
        (places, walks, tenant) = (new RememberedPlaces(first: 0), [], Sample.Tenant());
        users = [.. Enumerable.Range(0, Count).Select(index => Sample.User(tenant, $"u{index}", AdjustableTime.Start.AddMilliseconds(index)))];
        await StoreAsync([tenant, .. users]);
    }

    [Test]
    public async Task Pages_OneAfterTheOther_ShowEveryUserOnceAndAreNotWalkedTo()
    {
        var found = new List<UserId>();
        for (var skip = 0; skip < Count; skip += 2)
        {
            found.AddRange(await PageAsync(skip, 2));
        }

        Assert.That(found, Is.EqualTo(users.Select(user => user.Id)));
        Assert.That(walks, Is.EqualTo(new[] { true, false, false, false }));
    }

    [TestCase(4, 2, new[] { 4, 5 })]
    [TestCase(4, 3, new[] { 4, 5, 6 })]
    [TestCase(5, 2, new[] { 5, 6 })]
    [TestCase(6, 2, new[] { 6 })]
    public async Task Page_ThatBeginsAtAKnownPlaceOrBehindIt_IsNotWalkedTo(int skip, int count, int[] expected)
    {
        await PageAsync(4, 2);

        Assert.That(await PageAsync(skip, count), Is.EqualTo(expected.Select(index => users[index].Id)));
        Assert.That(walks, Is.EqualTo(new[] { true, false }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Page_AfterSomebodyWasDeleted_IsThatOfNow(bool byAnotherNode)
    {
        await PageAsync(2, 2);

        await using var other = new Product(Options);
        await (byAnotherNode ? other : Product).SendAsync(new DeleteUserCommand(tenant.Id, users[1].Id, ExpectedVersion.Any));

        Assert.That(await PageAsync(2, 2), Is.EqualTo(new[] { users[3].Id, users[4].Id }));
        Assert.That(await PageAsync(4, 2), Is.EqualTo(new[] { users[5].Id, users[6].Id }));
        Assert.That(walks, Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public async Task Page_OfAnotherTenant_IsItsOwn()
    {
        var (other, stranger) = (Sample.Tenant(), default(User)!);
        stranger = Sample.User(other, "stranger");
        await StoreAsync([other, stranger]);
        await PageAsync(0, 2);

        await using var context = Product.NewContext();
        var page = await context.UserQueries(Watched(context), places).SearchAsync(other.Id, new UserSearch(null, 1, 2), default);

        Assert.That(page.Users.Select(user => user.Id), Is.EqualTo(new[] { stranger.Id }));
    }

    [Test]
    public async Task Places_BeforeTheFirstThatIsKept_AreWalkedTo()
    {
        places = new RememberedPlaces(first: 3);

        await PageAsync(0, 2);
        await PageAsync(2, 2);
        await PageAsync(4, 2);

        Assert.That(walks, Is.EqualTo(new[] { true, true, false }));
    }

    private async Task<IEnumerable<UserId>> PageAsync(int skip, int count)
    {
        await using var context = Product.NewContext();
        var page = await context.UserQueries(Watched(context), places).SearchAsync(tenant.Id, new UserSearch(null, skip + 1, count), default);
        return [.. page.Users.Select(user => user.Id)];
    }

    private WatchedStatements Watched(ScimPlatformDbContext context) => new(context.Statements, statement =>
    {
        if (statement.Text.Contains(Statement.Page, StringComparison.Ordinal))
        {
            walks.Add(!statement.Parameters.Contains("id"));
        }

        return Task.CompletedTask;
    });
}
