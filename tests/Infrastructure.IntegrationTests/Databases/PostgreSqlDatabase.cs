using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <param name="isEmpty">whether it must not be migrated yet</param>
internal sealed class PostgreSqlDatabase(bool isEmpty = false) : IDatabase
{
    public DatabaseOptions Options { get; } = new(DatabaseProvider.PostgreSql, PostgreSqlDatabases.Take(isEmpty), null);

    public async ValueTask DisposeAsync() => await PostgreSqlDatabases.GiveBackAsync(Options.ConnectionString);
}
