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
internal sealed class FloodTest(TimeSpan slice, int rounds, TextWriter output)
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
        await output.WriteLineAsync("| the flood | reading a user beside it: req/s | p50, p99 ms | beside a flood of the floor | by that | floods/s | longest, s | peak MiB | |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|");
        var isRight = await IsRightAsync(alone);
        foreach (var flood in floods)
        {
            var (besideFloor, beside, flooded) = (new List<Sample>(), new List<Sample>(), new List<Sample>());
            for (var round = 0; round < rounds; round++)
            {
                // Side by side, so that a noisy minute is noisy for both.
                besideFloor.Add((await BesideAsync(quiet, floor)).Quiet);
                var (read, flooding) = await BesideAsync(quiet, flood);
                beside.Add(read);
                flooded.Add(flooding);

                // An answer that is being sent when its time is over ends with its connection.
                isRight &= await IsRightAsync(read) & await IsRightAsync(flooding with { Errors = 0 });
            }

            isRight &= await ReportAsync(flood.What, besideFloor, beside, flooded);
        }

        return isRight;
    }

    private async Task<bool> ReportAsync(string flood, List<Sample> besideFloor, List<Sample> beside, List<Sample> flooded)
    {
        var (floor, tail) = (Median(besideFloor, sample => sample.P50), Median(besideFloor, sample => sample.P99));
        var (median, worst) = (Median(beside, sample => sample.P50), Median(beside, sample => sample.P99));
        var isBearable = median <= Bearable * floor && worst <= Bearable * tail;
        await output.WriteLineAsync(
            $"| {flood} | {Median(beside, sample => sample.PerSecond):F0} | {median:F2}, {worst:F1} | {floor:F2}, {tail:F1} | {Number(median / floor)}, {Number(worst / tail)} " +
            $"| {Median(flooded, sample => sample.PerSecond):F0} | {flooded.Max(sample => sample.Longest) / 1000:F1} | {flooded.Max(sample => sample.PeakMemory):F0} | {(isBearable ? "held" : "missed")} |");
        return isBearable;
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

    private static double Median(List<Sample> samples, Func<Sample, double> figure) => samples.Select(figure).Order().ElementAt(samples.Count / 2);

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
