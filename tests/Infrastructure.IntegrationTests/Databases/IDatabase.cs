namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>A database of a fixture's own, empty until it is migrated, gone when it is disposed of.</summary>
internal interface IDatabase : IAsyncDisposable
{
    DatabaseOptions Options { get; }
}
