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
    private const string Shipped = "";

    /// <returns>1 when an answer was missing or wrong, else 0</returns>
    public async Task<int> RunAsync()
    {
        await output.WriteLineAsync(
            $"| requests of a tenant at work | read a user alone: req/s, p50, p99 ms | beside {Flooding} floods | requests of the floods per s |");
        await output.WriteLineAsync("|---|---|---|---|");
        var isServed = true;
        foreach (var share in (string[])["0", Shipped, $"{2 * Environment.ProcessorCount}"])
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
            var flooded = await flooding;
            await output.WriteLineAsync($"| {Named(share)} | {Text(alone)} | {Text(beside)} | {flooded.PerSecond:F0} |");
            return await IsRightAsync(alone) & await IsRightAsync(beside) & await IsRightAsync(flooded);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task<bool> IsRightAsync(Sample sample)
    {
        if (sample is { Requests: > 0, Errors: 0, WrongAnswers: 0 })
        {
            return true;
        }

        await output.WriteLineAsync($"{sample.Errors} errors, {sample.WrongAnswers} wrong answers: {sample.Complaint}");
        return false;
    }

    private static string Text(Sample sample) => $"{sample.PerSecond:F0}, {sample.P50:F1}, {sample.P99:F1}";

    private static string Named(string share) => share switch
    {
        "0" => "any number",
        Shipped => "as shipped",
        _ => share,
    };

    private Sample Measure(Workload workload, int connections) =>
        LoadRun.Measure(workload.Server, workload.Authorization, connections, slice, workload.NewLane);

    // Only the share of a tenant holds; its rate would end the flood before the share does.
    private static Dictionary<string, string> Limits(string share)
    {
        var limits = new Dictionary<string, string> { ["RateLimits__Enabled"] = "true", ["RateLimits__ScimPerSecond"] = "0" };
        if (share != Shipped)
        {
            limits["RateLimits__TenantConcurrency"] = share;
        }

        return limits;
    }
}
