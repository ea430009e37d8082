using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Schema;

/// <summary>An empty database becomes complete, once.</summary>
public sealed class MigrationTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    [Test]
    public async Task Migrate_AnEmptyDatabaseTwice_DoesItOnce()
    {
        await using var database = TestDatabases.Create(Provider, isEmpty: true);
        await using var product = new Product(database.Options);

        var known = await product.UseAsync((ScimPlatformDbContext context) => Task.FromResult(context.Database.GetMigrations().Count()));
        var before = await IsCompleteAsync(product);
        var first = await product.MigrateAsync();
        var after = await IsCompleteAsync(product);
        var second = await product.MigrateAsync();

        Assert.That((before, after), Is.EqualTo((false, true)));
        Assert.That((first, second), Is.EqualTo((known, 0)));
    }

    [Test]
    public async Task Migrate_ADatabaseInUse_LeavesItsData()
    {
        var mine = await Belongings.StoreAsync(Product);

        await Product.MigrateAsync();

        var stored = await UseAsync((ScimPlatformDbContext context) => context.FindAsync<Domain.Users.User>(mine.User.Id).AsTask());
        Assert.That(State.Of(stored), Is.EqualTo(State.Of(mine.User)));
    }

    [Test]
    public async Task Migrate_GroupsWithoutKeys_FindsThemByNameInAnyCase()
    {
        await using var database = TestDatabases.Create(Provider);
        await using var product = new Product(database.Options);
        await product.MigrateAsync();
        var tenant = Sample.Tenant();
        await product.StoreAsync(tenant, Sample.Group(tenant, "Überseeteam"));
        await product.UseAsync(async (ScimPlatformDbContext context) =>
        {
            var before = context.Database.GetMigrations().SingleOrDefault(name => name.EndsWith("_DirectoryChanges", StringComparison.Ordinal));
            Assume.That(before, Is.Not.Null, "The engine came later.");
            await context.GetService<IMigrator>().MigrateAsync(before);
            return true;
        });

        await product.MigrateAsync();

        var filter = FilterBinder.Bind(FilterParser.Parse("displayName eq \"ÜBERSEETEAM\""), SchemaRegistry.Core.Group);
        var found = await product.UseAsync((IGroupQueries queries) => queries.CountAsync(tenant.Id, filter, default));
        Assert.That(found, Is.EqualTo(1));
    }

    private static Task<bool> IsCompleteAsync(Product product) =>
        product.UseAsync((DatabaseMigration migration) => migration.IsCompleteAsync(default));
}
