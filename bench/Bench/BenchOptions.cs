using System.CommandLine;
using System.Globalization;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench;

/// <summary>What is measured, and how long.</summary>
internal sealed record BenchOptions
{
    public required bool Quick { get; init; }

    public required EngineKind Engine { get; init; }

    /// <summary>An empty database of the engine; null for one of the bench's own.</summary>
    public required string? Connection { get; init; }

    /// <summary>The ids of the workloads to run; empty for all.</summary>
    public required IReadOnlyList<string> Workloads { get; init; }

    public required int Users { get; init; }

    public required int Rounds { get; init; }

    public required TimeSpan Slice { get; init; }

    public required IReadOnlyList<int> Connections { get; init; }

    /// <summary>How many other tenants stand beside in the end.</summary>
    public required int Tenants { get; init; }

    /// <summary>Whether writes are measured again while somebody follows their events.</summary>
    public required bool Subscriber { get; init; }

    /// <summary>With how many role mappings a tenant writes are measured again; 0 for none.</summary>
    public required int Mappings { get; init; }

    public required string? Json { get; init; }

    /// <summary>How often to kill the server instead of measuring it; 0 to measure.</summary>
    public required int Crashes { get; init; }

    /// <summary>Whether to measure what one tenant feels of another's flood, and nothing else.</summary>
    public required bool Flood { get; init; }

    /// <summary>Whether to compare a first sync of many tenants with its model, and nothing else.</summary>
    public required bool Storm { get; init; }

    /// <summary>Whether to renew the figures in bench/figures.</summary>
    public required bool Publish { get; init; }

    /// <summary>How the bench was called, for whoever wants to do it again.</summary>
    public required string Command { get; init; }

    /// <summary>At how many connections growth is measured: those that the figures of the project are about, if they are among them.</summary>
    public int GrowthConnections => Connections.Contains(8) ? 8 : Connections[^1];

    public bool Has(string workload) => Workloads.Count == 0 || Workloads.Contains(workload, StringComparer.OrdinalIgnoreCase);
}

/// <summary>The command line.</summary>
internal static class BenchCommand
{
    private const int LastWorkload = 15;

    private static readonly Option<bool> Quick = new("--quick") { Description = "a small directory, few rounds, 8 connections" };
    private static readonly Option<EngineKind> Engine = new("--engine") { Description = "what is stored in: sqlite, postgresql or sqlserver [sqlite]" };
    private static readonly Option<string> Connection = new("--connection") { Description = "an empty database of it [postgresql: a cluster of the bench's own]" };
    private static readonly Option<string> Workloads = new("--workloads") { Description = "only these of W1 to W15, such as W1,W2" };
    private static readonly Option<int?> Users = new("--users") { Description = "users of the largest tenant [100000; quick: 10000]" };
    private static readonly Option<int?> Rounds = new("--rounds") { Description = "interleaved rounds; the median counts [5; quick: 3]" };
    private static readonly Option<double?> Seconds = new("--seconds") { Description = "length of each measurement [2; quick: 1]" };
    private static readonly Option<string> Connections = new("--connections") { Description = "how many at once [1,8,32; quick: 8]" };
    private static readonly Option<int?> Tenants = new("--tenants") { Description = "tenants beside, for what they cost [1000; quick: 0]" };
    private static readonly Option<bool> Subscriber = new("--subscriber") { Description = "W1, W5 and W6 again, while somebody follows the events" };
    private static readonly Option<int> Mappings = new("--mappings") { Description = "W1, W5 and W6 again, with so many role mappings in their tenants, one of them of W6's largest group" };
    private static readonly Option<string> Json = new("--json") { Description = "where to write the results as JSON" };

    private static readonly Option<int> Crash = new("--crash") { Description = "instead: kill the server under load so often, and look for what it lost" };
    private static readonly Option<bool> Flood = new("--flood") { Description = "instead: one tenant floods, in each of several ways, and another one's waiting is measured" };
    private static readonly Option<bool> Storm = new("--storm") { Description = "instead: the first sync of 500 tenants, by a model that a hundredth of it checks" };
    private static readonly Option<bool> Publish = new("--publish") { Description = "renew the figures and the plot in bench/figures" };

    public static RootCommand Make(Func<BenchOptions, CancellationToken, Task<int>> run)
    {
        var command = new RootCommand("Measures the server against the floor of this machine.") { Quick, Engine, Connection, Workloads, Users, Rounds, Seconds, Connections, Tenants, Subscriber, Mappings, Json, Publish, Crash, Flood, Storm };
        Workloads.Validators.Add(workloads =>
        {
            if (List(workloads.GetValueOrDefault<string>()).FirstOrDefault(id => !IsKnown(id)) is { } unknown)
            {
                workloads.AddError($"--workloads: there is no {unknown}; there are W1 to W{LastWorkload}.");
            }
        });
        command.Validators.Add(result =>
        {
            var (engine, connection) = (result.GetValue(Engine), result.GetValue(Connection));
            if (engine != EngineKind.Sqlite && (result.GetValue(Flood) || result.GetValue(Crash) > 0))
            {
                result.AddError("--engine: floods and crashes are tried on SQLite alone.");
            }

            if (engine == EngineKind.SqlServer && connection is null)
            {
                result.AddError("--engine: SQL Server needs --connection.");
            }
        });
        command.SetAction((result, cancellationToken) => run(Read(result), cancellationToken));
        return command;
    }

    private static bool IsKnown(string id) =>
        id[0] is 'W' or 'w' && int.TryParse(id[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LastWorkload;

    private static BenchOptions Read(ParseResult result)
    {
        var quick = result.GetValue(Quick);
        return new BenchOptions
        {
            Quick = quick,
            Engine = result.GetValue(Engine),
            Connection = result.GetValue(Connection),
            Workloads = List(result.GetValue(Workloads) ?? ""),
            Users = result.GetValue(Users) ?? (quick ? 10_000 : 100_000),
            Rounds = result.GetValue(Rounds) ?? (quick ? 3 : 5),
            Slice = TimeSpan.FromSeconds(result.GetValue(Seconds) ?? (quick ? 1 : 2)),
            Connections = [.. List(result.GetValue(Connections) ?? (quick ? "8" : "1,8,32")).Select(int.Parse)],
            Tenants = result.GetValue(Tenants) ?? (quick ? 0 : 1000),
            Subscriber = result.GetValue(Subscriber),
            Mappings = result.GetValue(Mappings),
            Json = result.GetValue(Json),
            Crashes = result.GetValue(Crash),
            Flood = result.GetValue(Flood),
            Storm = result.GetValue(Storm),
            Publish = result.GetValue(Publish),
            Command = CommandOf(result),
        };
    }

    // Where results are written to is nothing that they depend on, and where the database is may be secret.
    private static string CommandOf(ParseResult result)
    {
        string?[] hidden = [result.GetValue(Json), result.GetValue(Connection)];
        return string.Join(' ', result.Tokens.Select(token => token.Value)
            .Where(token => token != Json.Name && token != Publish.Name && token != Connection.Name && !hidden.Contains(token)).Prepend("bench/run"));
    }

    private static string[] List(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
