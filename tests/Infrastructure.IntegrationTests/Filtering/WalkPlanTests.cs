using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Filtering;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Filtering;

/// <summary>How far SQLite has to look for what stands behind a position.</summary>
public sealed class WalkPlanTests
{
    private SqliteFile file = null!;
    private Product product = null!;

    [OneTimeSetUp]
    public async Task Migrate()
    {
        file = new SqliteFile();
        product = new Product(file.Options);
        await product.MigrateAsync();
    }

    [OneTimeTearDown]
    public async Task Remove()
    {
        await product.DisposeAsync();
        await file.DisposeAsync();
    }

    [TestCase(null, "TenantId=? AND Id>?")]
    [TestCase("userName", "TenantId=? AND UserNameKey>?")]
    public async Task Walk_ByWhatHasAnIndex_SeeksAndSortsNothing(string? path, string seek)
    {
        await using var context = product.NewContext();
        var order = (RowOrder<User, UserId>)new SortTranslator(context)
            .OfUsers(SortBy.Bind(path, null, FilterCaseDocuments.UserType));
        var behind = order.Behind(new Position("M", Guid.Empty));
        await using var command = order.Sort(context.UserQueries().Matches(default, null).Where(behind)).Take(2).CreateDbCommand();
        await context.Database.OpenConnectionAsync();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;

        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
        {
            plan += reader.GetString(3) + "\n";
        }

        Assert.That(plan, Does.Contain(seek).And.Not.Contain("B-TREE"));
    }
}
