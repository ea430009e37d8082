using System.Net.Sockets;
using Npgsql;

namespace ScimPlatform.TestSupport.Databases;

/// <summary>A database of PostgreSQL behind a <see cref="CountingProxy"/>.</summary>
public sealed class ProxiedPostgreSql : IAsyncDisposable
{
    private readonly string direct = PostgreSqlDatabases.Take();

    public ProxiedPostgreSql()
    {
        var server = new NpgsqlConnectionStringBuilder(direct);
        Proxy = new CountingProxy(new UnixDomainSocketEndPoint(Path.Combine(server.Host!, ".s.PGSQL.5432")));
        ConnectionString = new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = Proxy.Port }.ConnectionString;
    }

    public CountingProxy Proxy { get; }

    /// <summary>By way of the proxy.</summary>
    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await PostgreSqlDatabases.GiveBackAsync(direct);
    }
}
