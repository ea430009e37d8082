using Microsoft.Data.SqlClient;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>A database with a name of its own on the server of <see cref="TestDatabases.SqlServerVariable"/>.</summary>
internal sealed class SqlServerDatabase(string server) : IDatabase
{
    public DatabaseOptions Options { get; } = new(
        DatabaseProvider.SqlServer,
        new SqlConnectionStringBuilder(server) { InitialCatalog = $"scim-platform-tests-{Guid.NewGuid():N}" }.ConnectionString,
        null);

    public async ValueTask DisposeAsync()
    {
        await using var product = new Product(Options);
        await using var context = product.NewContext();
        await context.Database.EnsureDeletedAsync();
    }
}
