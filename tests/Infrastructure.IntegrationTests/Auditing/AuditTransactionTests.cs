using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Auditing;

/// <summary>What cannot be recorded does not happen.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class AuditTransactionTests
{
    [Test]
    public async Task Save_WhoseRecordCannotBeStored_ChangesNothing()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        await product.MigrateAsync();
        var tenant = Sample.Tenant();
        await product.StoreAsync(tenant);
        await ExecuteAsync(product, "ALTER TABLE AuditEvents RENAME TO Elsewhere");

        Assert.That(() => product.StoreAsync(Sample.User(tenant)), Throws.TypeOf<StoreUnavailable>());
        Assert.That(() => product.ChangeAsync<Tenant>(tenant.Id, found => found.Rename("Acme", AdjustableTime.Start)), Throws.TypeOf<StoreUnavailable>());

        Assert.That(await product.UseAsync((ScimPlatformDbContext context) => context.Users.CountAsync()), Is.Zero);
        Assert.That(
            await product.UseAsync((ScimPlatformDbContext context) => context.Tenants.Select(stored => stored.DisplayName).SingleAsync()),
            Is.EqualTo("Example Corp"));
    }

    [Test]
    public async Task Save_WithStatementsWhoseRecordCannotBeStored_ChangesNothing()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        await product.MigrateAsync();
        var mine = await Belongings.StoreAsync(product);
        await ExecuteAsync(product, "ALTER TABLE AuditEvents RENAME TO Elsewhere");
        var delete = new DeleteGroupCommand(mine.Tenant.Id, mine.Group.Id, ExpectedVersion.Any);

        Assert.That(() => product.SendAsync(delete), Throws.TypeOf<StoreUnavailable>());

        await ExecuteAsync(product, "ALTER TABLE Elsewhere RENAME TO AuditEvents");
        Assert.That(() => product.SendAsync(delete), Throws.Nothing, "it is still there");
    }

    private static Task<int> ExecuteAsync(Product product, string sql) =>
        product.UseAsync((ScimPlatformDbContext context) => context.Database.ExecuteSqlRawAsync(sql));
}
