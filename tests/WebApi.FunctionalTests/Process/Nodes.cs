using System.Collections.Concurrent;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>Several server processes over one PostgreSQL, whose clocks differ; each can be killed, and is started again.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly string database = PostgreSqlDatabases.Take(isEmpty: true);
    private readonly ServerProcess?[] running;

    private readonly IReadOnlyList<int> clocks;

    private Nodes(IReadOnlyList<int> clocks) => (this.clocks, running) = (clocks, new ServerProcess?[clocks.Count]);

    /// <summary>What nodes said that no node may ever say.</summary>
    public ConcurrentBag<string> Faults { get; } = [];

    public int Count => running.Length;

    private Dictionary<string, string> Settings => new()
    {
        ["Database__Provider"] = "PostgreSql",
        ["Database__MigrateOnStartup"] = "true",
        ["ConnectionStrings__ScimPlatform"] = database,
    };

    public string ConnectionString => database;

    /// <summary>Starts all at once, on an empty database.</summary>
    /// <param name="clocks">by how many seconds the clock of each is ahead</param>
    public static async Task<Nodes> StartAsync(params IReadOnlyList<int> clocks)
    {
        var nodes = new Nodes(clocks);
        await Task.WhenAll(Enumerable.Range(0, clocks.Count).Select(nodes.StartNodeAsync));
        return nodes;
    }

    public ServerProcess this[int node] => running[node] ?? throw new HttpRequestException("The node is down.");

    public async Task KillAndStartAsync(int node)
    {
        var killed = running[node]!;
        running[node] = null;
        await killed.KillAsync();
        await killed.DisposeAsync();
        await StartNodeAsync(node);
    }

    /// <summary>Sends a request to a node; null where that was killed meanwhile or could not do it now, and nobody knows what became of the request.</summary>
    public async Task<Answer?> TryAsync(int node, string slug, Func<Caller, Task<Answer>> send)
    {
        try
        {
            var server = this[node];
            var answer = await send(server.As(server.Jwts.Of(slug, TestJwts.TenantScopes)));
            if (answer.Status is 500 or 501)
            {
                Faults.Add(answer.ToString());
            }

            return answer.Status >= 500 ? null : answer;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        ServerProcess.RunAsync(directory.Path, Settings, arguments);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in running.OfType<ServerProcess>())
        {
            await server.DisposeAsync();
        }

        await PostgreSqlDatabases.GiveBackAsync(database);
        directory.Dispose();
    }

    private async Task StartNodeAsync(int node) => running[node] = await ServerProcess.StartAsync(
        directory.Path, new Dictionary<string, string>(Settings) { ["Development__ClockSkewSeconds"] = $"{clocks[node]}" });
}
