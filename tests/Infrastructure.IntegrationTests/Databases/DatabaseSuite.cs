using MediatR;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>Tests that mean the same on every provider: each fixture is run once for each available database.</summary>
[TestFixtureSource(typeof(TestDatabases), nameof(TestDatabases.Available))]
[Parallelizable(ParallelScope.Self)]
public abstract class DatabaseSuite(DatabaseProvider provider)
{
    private IDatabase? database;
    private Product? product;

    private protected DatabaseProvider Provider => provider;

    private protected Product Product => product!;

    private protected DatabaseOptions Options => database!.Options;

    private protected DateTimeOffset Now => Product.Time.GetUtcNow();

    [OneTimeSetUp]
    public async Task MigrateAsync()
    {
        await TestContext.Progress.WriteLineAsync($"{GetType().Name}: {provider}");
        database = TestDatabases.Create(provider);
        product = new Product(database.Options);
        await product.MigrateAsync();
    }

    [OneTimeTearDown]
    public async Task DropAsync()
    {
        if (product is not null)
        {
            await product.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    private protected Task<T> UseAsync<TPort, T>(Func<TPort, Task<T>> use)
        where TPort : notnull => Product.UseAsync(use);

    private protected ScimPlatformDbContext CreateContext() => Product.NewContext();

    private protected Task<T> SendAsync<T>(IRequest<T> request) => Product.SendAsync(request);

    /// <summary>Stores what a test starts from.</summary>
    private protected Task StoreAsync(params object[] rows) => Product.StoreAsync(rows);
}
