using Npgsql;
using ScimPlatform.TestSupport.Databases;

namespace ScimPlatform.Bench.Servers;

/// <summary>What the server, and the floor beside it, store in.</summary>
internal enum EngineKind
{
    /// <summary>A file in the bench's own directory.</summary>
    Sqlite,

    /// <summary>A cluster of the bench's own, as durable as it is shipped, or an empty database that is named.</summary>
    PostgreSql,

    /// <summary>An empty database that is named.</summary>
    SqlServer,
}

/// <summary>The engine of one run.</summary>
internal sealed class Engine : IDisposable
{
    private readonly PostgreSqlCluster? cluster;

    private Engine(EngineKind kind, string? connection, PostgreSqlCluster? cluster) => (Kind, Connection, this.cluster) = (kind, connection, cluster);

    public EngineKind Kind { get; }

    /// <summary>The connection string; null for SQLite.</summary>
    public string? Connection { get; }

    /// <summary>What the server is told.</summary>
    public IReadOnlyDictionary<string, string> Settings => Connection is null ? new Dictionary<string, string>() : new Dictionary<string, string>
    {
        ["Database__Provider"] = $"{Kind}",
        ["Database__MigrateOnStartup"] = "true",
        ["ConnectionStrings__ScimPlatform"] = Connection,
    };

    public static Engine Start(EngineKind kind, string? connection)
    {
        if (kind != EngineKind.PostgreSql || connection is not null)
        {
            return new Engine(kind, connection, null);
        }

        var programs = PostgreSqlCluster.FindPrograms() ?? throw new InvalidOperationException("PostgreSQL is not installed, and --connection names none.");
        var own = PostgreSqlCluster.Start(programs, isDurable: true);
        return new Engine(kind, new NpgsqlConnectionStringBuilder(own.ConnectionString) { Database = "postgres" }.ConnectionString, own);
    }

    /// <summary>What the rows of each table take, with their indexes; nothing but on PostgreSQL.</summary>
    public async Task<string> SizesAsync()
    {
        const string Sql =
            """
            SELECT format('| %s | %s | %s |', c.relname, c.reltuples::bigint, round(pg_total_relation_size(c.oid) / c.reltuples::numeric))
            FROM pg_class AS c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.reltuples > 100 ORDER BY c.relname
            """;
        if (Kind != EngineKind.PostgreSql)
        {
            return "";
        }

        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        await using (var analyze = new NpgsqlCommand("ANALYZE", connection))
        {
            await analyze.ExecuteNonQueryAsync();
        }

        var lines = new List<string> { "| table | rows | bytes of a row with its indexes |", "|---|---:|---:|" };
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    public void Dispose() => cluster?.Dispose();
}
