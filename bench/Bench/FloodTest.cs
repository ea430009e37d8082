using System.Globalization;
using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;
using ScimPlatform.Bench.Workloads;

namespace ScimPlatform.Bench;

/// <summary>
/// One tenant floods with the dearest requests that there are; what another one, asking for one user after the other, feels of it, beside what it
/// feels of as many connections that flood the bare process on the same machine.
/// </summary>
internal sealed class FloodTest(TimeSpan slice, TextWriter output)
{
    private const int Flooding = 64;
    private const double Bearable = 3;
    private const int TimeLimitSeconds = 10;

    /// <returns>1 when an answer was missing or wrong, or another tenant waited too long, else 0</returns>
    public async Task<int> RunAsync()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("scim-platform-flood-");
        try
        {
            using var issuer = new Issuer();
            using var floor = await FloorServer.StartAsync(directory.FullName);
            using var server = await ScimServer.StartAsync(directory.FullName, issuer, Limits());
            return await MeasureAsync(server, FloorWorkloads.Of(floor).Single(workload => workload.Id == "FR")) ? 0 : 1;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task<bool> MeasureAsync(ScimServer server, Workload floor)
    {
        var seeding = new Seeding(server, TextWriter.Null);
        var quiet = UserWorkloads.Read(server.Process, await seeding.MakeAsync("quiet", 100));
        var floods = await FloodWorkloads.MakeAsync(server, seeding);
        Measure(quiet, 8);
        Measure(floor, 8);
        var alone = Measure(quiet, 1);
        await output.WriteLineAsync(
            $"reading a user alone: {Text(alone)} req/s, p50, p99 ms; every flood has {Flooding} connections; the time limit is {TimeLimitSeconds} s\n");
        await output.WriteLineAsync("| the flood | reading a user beside it: req/s, p50, p99 ms | by that beside a flood of the floor: p50, p99 | floods/s | longest, s | peak MiB | |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        var isRight = await IsRightAsync(alone);
        foreach (var flood in floods)
        {
            // Side by side, so that a noisy minute is noisy for both.
            var (besideFloor, _) = await BesideAsync(quiet, floor);
            var (beside, flooded) = await BesideAsync(quiet, flood);
            var (median, tail) = (beside.P50 / besideFloor.P50, beside.P99 / besideFloor.P99);
            var isBearable = median <= Bearable && tail <= Bearable;
            await output.WriteLineAsync(
                $"| {flood.What} | {Text(beside)} | {Number(median)}, {Number(tail)} | {flooded.PerSecond:F0} | {flooded.Longest / 1000:F1} | {flooded.PeakMemory:F0} | {(isBearable ? "held" : "missed")} |");

            // An answer that is being sent when its time is over ends with its connection.
            isRight &= isBearable & await IsRightAsync(beside) & await IsRightAsync(flooded with { Errors = 0 });
        }

        return isRight;
    }

    private async Task<(Sample Quiet, Sample Flood)> BesideAsync(Workload quiet, Workload flood)
    {
        var flooding = Task.Run(() => Measure(flood, Flooding));
        var beside = Measure(quiet, 1);
        return (beside, await flooding);
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

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private Sample Measure(Workload workload, int connections) =>
        LoadRun.Measure(workload.Server, workload.Authorization, connections, slice, workload.NewLane);

    // Only the share of a tenant holds; its rate would end the flood before the share does.
    private static Dictionary<string, string> Limits() => new()
    {
        ["RateLimits__Enabled"] = "true",
        ["RateLimits__ScimPerSecond"] = "0",
        ["Scim__TimeLimitSeconds"] = TimeLimitSeconds.ToString(CultureInfo.InvariantCulture),
    };
}
