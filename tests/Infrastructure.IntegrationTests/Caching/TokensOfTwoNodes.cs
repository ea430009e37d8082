using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Sqlite;

namespace ScimPlatform.Infrastructure.IntegrationTests.Caching;

/// <summary>A tenant's tokens as two nodes of one file find them: the one that is watched, and the other that changes them.</summary>
public abstract class TokensOfTwoNodes
{
    private SqliteFile file = null!;

    private protected Product Node { get; private set; } = null!;

    private protected Product Other { get; private set; } = null!;

    protected Tenant Tenant { get; private set; } = null!;

    [SetUp]
    public async Task StartTwoNodes()
    {
        (file, Tenant) = (new SqliteFile(), Sample.Tenant(maxLiveTokens: 10));
        (Node, Other) = (new Product(file.Options), new Product(file.Options));
        await Node.MigrateAsync();
        await Node.StoreAsync(Tenant);

        // Only a connection that has read can tell.
        await FindAsync(Sample.Token(Tenant));
    }

    [TearDown]
    public async Task StopThem()
    {
        await Node.DisposeAsync();
        await Other.DisposeAsync();
        await file.DisposeAsync();
    }

    protected Task<StoredToken?> FindAsync(ScimToken token) =>
        Node.UseAsync((IScimTokenQueries tokens) => tokens.FindByHashAsync(token.Hash, default));

    protected async Task<ScimToken> StoredTokenAsync()
    {
        var token = Sample.Token(Tenant);
        await Other.StoreAsync(token);
        return token;
    }

    /// <summary>How often the node asks the database for hashes of tokens.</summary>
    protected async Task<int> ReadsAsync(Func<Task> act)
    {
        await using var scope = Node.NewScope();
        var (connections, reads) = (scope.Get<SqliteConnections>(), 0);
        connections.Executing = sql => reads += sql.Contains("[Hash]", StringComparison.Ordinal) ? 1 : 0;
        await act();
        connections.Executing = null;
        return reads;
    }
}
