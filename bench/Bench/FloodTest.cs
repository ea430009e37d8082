using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;
using ScimPlatform.Bench.Workloads;

namespace ScimPlatform.Bench;

/// <summary>One tenant floods with the dearest queries that there are; what another one, asking for one user after the other, feels of it.</summary>
internal sealed class FloodTest(TimeSpan slice, TextWriter output)
{
    private const int Flooding = 64;
    private const int Users = 5_000;

    /// <returns>1 when the other tenant was not served, else 0</returns>
    public async Task<int> RunAsync()
    {
        await output.WriteLineAsync($"| requests of a tenant at work | read a user alone, p50 / p99 ms | beside {Flooding} floods, p50 / p99 ms |");
        await output.WriteLineAsync("|---|---|---|");
        var isServed = true;
        foreach (var share in (string[])["0", "32", "4"])
        {
            isServed &= await MeasureAsync(share);
        }

        return isServed ? 0 : 1;
    }

    private async Task<bool> MeasureAsync(string share)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("scim-platform-flood-");
        try
        {
            using var issuer = new Issuer();
            using var server = await ScimServer.StartAsync(directory.FullName, issuer, Limits(share));
            var seeding = new Seeding(server, TextWriter.Null);
            var flood = ListWorkloads.ComplexFilterFirstPage(server.Process, await seeding.MakeAsync("flood", Users));
            var quiet = UserWorkloads.Read(server.Process, await seeding.MakeAsync("quiet", 100));
            Measure(quiet, 8);
            var alone = Measure(quiet, 1);
            var flooding = Task.Run(() => Measure(flood, Flooding));
            var beside = Measure(quiet, 1);
            await flooding;
            await output.WriteLineAsync(
                $"| {(share == "0" ? "any number" : share)} | {alone.P50:F1} / {alone.P99:F1} | {beside.P50:F1} / {beside.P99:F1} |");
            return beside is { Requests: > 0, Errors: 0, WrongAnswers: 0 };
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private Sample Measure(Workload workload, int connections) =>
        LoadRun.Measure(workload.Server, workload.Authorization, connections, slice, workload.NewLane);

    // Only the share of a tenant holds; its rate would end the flood before the share does.
    private static Dictionary<string, string> Limits(string share) => new()
    {
        ["RateLimits__Enabled"] = "true",
        ["RateLimits__ScimPerSecond"] = "0",
        ["RateLimits__TenantConcurrency"] = share,
    };
}
