using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Pages;

/// <summary>Totals that are not counted are what counting would find.</summary>
public sealed class DirectoryTotalTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [Test]
    public async Task Total_OfANewTenant_IsNothing()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);

        Assert.That(await TotalsAsync(tenant), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Save_UsersAndGroupsOfTwoTenantsAtOnce_CountsEachForItsOwn()
    {
        var (mine, other) = (Sample.Tenant(), Sample.Tenant());
        await StoreAsync(mine, other);

        await StoreAsync(UserOf(mine), UserOf(mine), UserOf(other), Sample.Group(mine), Sample.Group(other), Sample.Group(other));

        Assert.That((await TotalsAsync(mine), await TotalsAsync(other)), Is.EqualTo(((2, 1), (1, 2))));
    }

    [Test]
    public async Task Delete_AUserAndAGroup_CountsThemNoLonger()
    {
        var tenant = Sample.Tenant();
        var (user, group) = (UserOf(tenant), Sample.Group(tenant));
        await StoreAsync(tenant);
        await StoreAsync(user, group, UserOf(tenant));

        await SendAsync(new DeleteUserCommand(tenant.Id, user.Id, ExpectedVersion.Any));
        await SendAsync(new DeleteGroupCommand(tenant.Id, group.Id, ExpectedVersion.Any));

        Assert.That(await TotalsAsync(tenant), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Save_ThatIsRefused_CountsNothing()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        await StoreAsync(Sample.User(tenant, "bjensen"));
        var twin = Sample.User(tenant, "bjensen");

        Assert.That(
            () => UseAsync(async (ScimPlatformDbContext context) =>
            {
                context.Add(Sample.Group(tenant));
                context.Add(twin);
                await ((IUnitOfWork)context).SaveChangesAsync(default);
                return true;
            }),
            Throws.TypeOf<UserNameTaken>());

        Assert.That(await TotalsAsync(tenant), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Total_AfterManyWritersAtOnce_IsWhatTheyLeft()
    {
        const int Writers = 24;
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);

        await Parallel.ForAsync(0, Writers, async (number, cancellationToken) =>
        {
            var user = UserOf(tenant);
            await StoreAsync(user);
            if (number % 3 == 0)
            {
                await SendAsync(new DeleteUserCommand(tenant.Id, user.Id, ExpectedVersion.Any));
            }
        });

        Assert.That(await TotalsAsync(tenant), Is.EqualTo((Writers - (Writers / 3), 0)));
    }

    [Test]
    public async Task Page_FromAnyIndex_IsThatPartOfTheWhole()
    {
        const int Count = 9;
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        await StoreAsync([.. Enumerable.Range(0, Count).Select(_ => UserOf(tenant))]);
        var all = await PageAsync(tenant, 1, Count);

        Assert.That(all.Users, Has.Count.EqualTo(Count));
        for (var start = 1; start <= Count + 2; start++)
        {
            foreach (var count in (int[])[0, 1, 4, Count, Count + 1])
            {
                var page = await PageAsync(tenant, start, count);

                Assert.That(page.Total, Is.EqualTo(Count));
                Assert.That(page.Users.Select(user => user.Id), Is.EqualTo(all.Users.Select(user => user.Id).Skip(start - 1).Take(count)), $"{start}, {count}");
            }
        }
    }

    [Test]
    public async Task Migrate_ADirectoryThatWasNotCounted_CountsIt()
    {
        await using var database = TestDatabases.Create(Provider);
        await using var product = new Product(database.Options);
        await product.MigrateAsync();
        var mine = await Belongings.StoreAsync(product);
        await product.UseAsync(async (ScimPlatformDbContext context) =>
        {
            var before = context.Database.GetMigrations().SingleOrDefault(name => name.EndsWith("_LeaksAndExpiry", StringComparison.Ordinal));
            Assume.That(before, Is.Not.Null, "The engine came later.");
            await context.GetService<IMigrator>().MigrateAsync(before);
            return true;
        });

        await product.MigrateAsync();

        Assert.That(await TotalsAsync(product, mine.Tenant), Is.EqualTo((1, 1)));
    }

    private static User UserOf(Tenant tenant) => Sample.User(tenant, $"u-{Guid.NewGuid():N}");

    private Task<(int Users, int Groups)> TotalsAsync(Tenant tenant) => TotalsAsync(Product, tenant);

    private static async Task<(int Users, int Groups)> TotalsAsync(Product product, Tenant tenant)
    {
        var users = await product.UseAsync((IUserQueries queries) => queries.SearchAsync(tenant.Id, new UserSearch(null, 1, 0), default));
        var groups = await product.UseAsync((IGroupQueries queries) => queries.SearchAsync(tenant.Id, new GroupSearch(null, 1, 0, WithMembers: false), default));
        return (users.Total, groups.Total);
    }

    private Task<UserPage> PageAsync(Tenant tenant, int start, int count) =>
        UseAsync((IUserQueries queries) => queries.SearchAsync(tenant.Id, new UserSearch(null, start, count), default));
}
