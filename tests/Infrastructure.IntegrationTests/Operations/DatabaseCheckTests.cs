using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Operations;

/// <summary>What a check finds. Each test has a database of its own, since it looks at all of it.</summary>
[TestFixtureSource(typeof(TestDatabases), nameof(TestDatabases.Available))]
public sealed class DatabaseCheckTests(DatabaseProvider provider)
{
    private IDatabase database = null!;
    private Product product = null!;
    private Belongings mine = null!;
    private Belongings other = null!;

    [SetUp]
    public async Task StoreAsync()
    {
        database = TestDatabases.Create(provider, isEmpty: true);
        product = new Product(database.Options);
        await product.MigrateAsync();
        mine = await Belongings.StoreAsync(product);
        other = await Belongings.StoreAsync(product);
        await product.UseAsync(async (AuditSealing sealing) =>
        {
            await sealing.RunAsync(default);
            return true;
        });
    }

    [TearDown]
    public async Task DropAsync()
    {
        await product.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public async Task Check_OfWhatTheServerWrote_FindsNothing()
    {
        var results = await RunAsync();

        Assert.That(results.Select(result => result.Name), Is.EqualTo(new[] { "schema", "orphans", "totals", "audit" }));
        Assert.That(Faults(results), Is.Empty);
    }

    // A mapping by name has no id of a group.
    [Test]
    public async Task Check_OfAKeyWithoutAValue_FindsNothing()
    {
        await product.StoreAsync(Sample.Mapping(mine.Tenant, new MappedGroup.ByDisplayName("Tour Guides")));

        Assert.That(Faults(await RunAsync()), Is.Empty);
    }

    [Test]
    public async Task Integrity_OfASoundDatabase_IsToldOfAFileOnly()
    {
        var result = await product.UseAsync((DatabaseCheck check) => Task.FromResult(check.Integrity()));

        Assert.That(result?.Faults, provider == DatabaseProvider.Sqlite ? Is.Empty : Is.Null);
    }

    [Test]
    public async Task Check_OfATotalThatIsNotCounted_NamesIt()
    {
        await ExecuteAsync($"UPDATE DirectoryTotals SET Users = Users + 1 WHERE TenantId = {mine.Tenant.Id.Value}");

        Assert.That(Faults(await RunAsync()), Is.EqualTo(new[] { $"totals: {mine.Tenant.Id}: the total of Users is 2, and there are 1" }));
    }

    [Test]
    public async Task Check_OfAMemberOfAnotherTenant_NamesTheTable()
    {
        await product.StoreAsync(new GroupMember(mine.Group.Id, other.User.Id));

        Assert.That(Faults(await RunAsync()), Is.EqualTo(new[] { "orphans: 1 GroupMembers are of another tenant than their groups" }));
    }

    [Test]
    public async Task Check_OfARowThatLeadsNowhere_NamesTheTable()
    {
        Assume.That(provider, Is.EqualTo(DatabaseProvider.Sqlite), "Other engines keep their foreign keys whatever one sets.");
        await ExecuteAsync($"PRAGMA foreign_keys = OFF");
        await ExecuteAsync($"DELETE FROM Tenants WHERE Id = {mine.Tenant.Id.Value}");

        Assert.That(
            Faults(await RunAsync()).Where(fault => fault.StartsWith("orphans", StringComparison.Ordinal)),
            Does.Contain("orphans: 1 Users lead to no Tenants").And.Contain("orphans: 1 ScimTokens lead to no Tenants"));
    }

    [Test]
    public async Task Check_OfAMissingIndex_NamesIt()
    {
        await ExecuteAsync($"DROP INDEX UX_Users_TenantId_UserNameKey");

        var faults = Faults(await RunAsync());

        // The next test may get the same database.
        await ExecuteAsync($"CREATE UNIQUE INDEX UX_Users_TenantId_UserNameKey ON Users (TenantId, UserNameKey)");
        Assert.That(faults.Select(fault => fault.ToUpperInvariant()), Is.EqualTo(new[] { "SCHEMA: THE INDEX UX_USERS_TENANTID_USERNAMEKEY IS MISSING" }));
    }

    [Test]
    public async Task Check_OfAColumnWithAnotherCollation_NamesIt()
    {
        Assume.That(provider, Is.EqualTo(DatabaseProvider.PostgreSql), "It is changed by that engine's words.");
        await ExecuteAsync($"ALTER TABLE users ALTER COLUMN usernamekey TYPE varchar(255) COLLATE \"POSIX\"");

        var faults = Faults(await RunAsync());

        await ExecuteAsync($"ALTER TABLE users ALTER COLUMN usernamekey TYPE varchar(255) COLLATE \"C\"");
        Assert.That(faults, Is.EqualTo(new[] { "schema: the column users.usernamekey has another collation than C" }));
    }

    [Test]
    public async Task Check_OfAChangedRecord_NamesIt()
    {
        await ExecuteAsync($"UPDATE AuditEvents SET Actor = 'eve' WHERE TenantId = {mine.Tenant.Id.Value} AND Sequence = 1");

        Assert.That(Faults(await RunAsync()), Has.Exactly(1).Matches($"^audit: {mine.Tenant.Id}: record 1 .* was changed$"));
    }

    private static IReadOnlyList<string> Faults(IEnumerable<CheckResult> results) =>
        [.. results.SelectMany(result => result.Faults.Select(fault => $"{result.Name}: {fault}"))];

    private Task<IReadOnlyList<CheckResult>> RunAsync() => product.UseAsync((DatabaseCheck check) => check.RunAsync(default));

    private Task<int> ExecuteAsync(FormattableString sql) => product.UseAsync((ScimPlatformDbContext context) => context.Database.ExecuteSqlAsync(sql));
}
