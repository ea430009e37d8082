using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Failures;

/// <summary>Real files that cannot be used: the use cases hear that the store is unavailable, and go on once it is back.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class BrokenFileTests
{
    [Test]
    public async Task Read_WithoutTables_IsUnavailableUntilTheyAreThere()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);

        Assert.That(() => ReadAsync(product), Throws.TypeOf<StoreUnavailable>());
        Assert.That(() => WriteAsync(product), Throws.TypeOf<StoreUnavailable>());

        await product.MigrateAsync();

        Assert.That(() => WriteAsync(product), Throws.Nothing);
    }

    [Test]
    public async Task Read_OfGarbage_IsUnavailable()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        await File.WriteAllBytesAsync(file.Path, RandomNumberGenerator.GetBytes(8192));

        Assert.That(() => ReadAsync(product), Throws.TypeOf<StoreUnavailable>());
        Assert.That(() => WriteAsync(product), Throws.TypeOf<StoreUnavailable>());
    }

    [Test]
    public async Task Read_OfADirectory_IsUnavailable()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        Directory.CreateDirectory(file.Path);

        Assert.That(() => ReadAsync(product), Throws.TypeOf<StoreUnavailable>());
    }

    [Test]
    public async Task Write_ToAReadOnlyFile_IsUnavailableWhileReadingWorks()
    {
        await using var file = new SqliteFile();
        await using var owner = new Product(file.Options);
        await owner.MigrateAsync();
        var readOnly = file.Options with { ConnectionString = $"{file.Options.ConnectionString};Mode=ReadOnly" };
        await using var product = new Product(readOnly);

        Assert.That(() => WriteAsync(product), Throws.TypeOf<StoreUnavailable>());
        Assert.That(() => ReadAsync(product), Throws.Nothing);
    }

    [Test]
    public async Task Write_WhileAnotherProcessHoldsTheLock_IsUnavailableUntilItLetsGo()
    {
        await using var file = new SqliteFile("Default Timeout=1");
        await using var product = new Product(file.Options);
        await product.MigrateAsync();
        await using var other = new SqliteConnection(file.Options.ConnectionString);
        await other.OpenAsync();
        var transaction = await other.BeginTransactionAsync();

        Assert.That(() => WriteAsync(product), Throws.TypeOf<StoreUnavailable>());
        Assert.That(() => ReadAsync(product), Throws.Nothing);

        await transaction.DisposeAsync();

        Assert.That(() => WriteAsync(product), Throws.Nothing);
    }

    [Test]
    public async Task Read_AfterTheFileWasDamaged_IsUnavailable()
    {
        await using var file = new SqliteFile("Pooling=false");
        await using (var before = new Product(file.Options))
        {
            await before.MigrateAsync();
        }

        await using (var stream = File.OpenWrite(file.Path))
        {
            stream.Position = 100;
            await stream.WriteAsync(RandomNumberGenerator.GetBytes((int)stream.Length - 100));
        }

        // Whoever has the file open may answer from what was read before.
        await using var product = new Product(file.Options);
        Assert.That(() => ReadAsync(product), Throws.TypeOf<StoreUnavailable>());
    }

    private static Task ReadAsync(Product product) => product.SendAsync(new ListTenantsQuery(null, 1, 20));

    private static Task WriteAsync(Product product) =>
        product.SendAsync(new CreateTenantCommand(Sample.Slug().Value, null, null, null, null, null));
}
