using System.Globalization;
using System.Text.Json;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Results;

/// <summary>One run, to be kept.</summary>
/// <param name="series">what was measured</param>
/// <param name="options">as it was asked for</param>
/// <param name="start">what the server took to its first answer, and its memory then</param>
internal sealed class Report(IReadOnlyList<Series> series, BenchOptions options, StartFigures start)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
    private readonly Machine machine = Machine.This();
    private readonly Bars bars = new(series, start, options);

    /// <summary>What was to be reached and was not.</summary>
    public IReadOnlyList<Bar> Missed => [.. bars.All.Where(bar => !bar.Holds)];

    /// <summary>What was measured, and what of it was to be reached.</summary>
    public string ToTables() => $"""
        {Table.Of(series)}

        {bars.ToTable()}
        """;

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            date,
            command = options.Command,
            machine,
            start,
            bars = bars.All.Select(bar => new { bar.What, measured = Round(bar.Measured), bar.Reach, bar.IsLeast, bar.Holds }),
            results = series.Select(one => new
            {
                id = one.Workload.Id,
                workload = one.Workload.What,
                one.Connections,
                requestsPerSecond = Round(one.PerSecond),
                one.Workload.UsersPerRequest,
                p50Milliseconds = Round(one.P50),
                p99Milliseconds = Round(one.P99),
                cpuMicroseconds = Round(one.Cpu),
                cpuByFloor = Round(one.CpuRatio),
                rateByFloor = Round(one.RateRatio),
                allocatedKibibytes = Round(one.Allocated),
                one.Errors,
                one.WrongAnswers,
                peakMebibytes = Round(one.PeakMemory),
                samples = one.Samples.Select(sample => new { sample.Requests, cpu = Round(sample.Cpu), perSecond = Round(sample.PerSecond) }),
            }),
        },
        Json);

    /// <summary>Renews the figures, the plot and the raw results in <c>bench/figures</c>.</summary>
    public async Task PublishAsync()
    {
        var figures = Path.Combine(Repository.Root, "bench", "figures");
        await File.WriteAllTextAsync(Path.Combine(figures, "README.md"), Page());
        await File.WriteAllTextAsync(Path.Combine(figures, "growth.svg"), GrowthPlot.Of(series.Where(one => one.Connections == options.GrowthConnections)));
        await File.WriteAllTextAsync(Path.Combine(figures, "figures.json"), ToJson() + "\n");
    }

    private string Page() => FormattableString.Invariant($"""
        # Figures

        What they mean and where the cost comes from: [docs/performance.md](../../docs/performance.md). `bench/run --publish` writes this page.

        `{options.Command}` on {date}: {machine.Processor}, {machine.Cores} cores, {machine.Memory} GiB, {machine.System}, {machine.Runtime}.
        First answer {start.Seconds:F2} s after the process began, {start.Mebibytes:F0} MiB then; {start.MebibytesWhenStored:F0} MiB at rest when all was stored.

        {ToTables()}

        ![How CPU per request grows](growth.svg)

        """);

    private static double? Round(double? figure) => figure is { } number && double.IsFinite(number) ? Math.Round(number, 2) : null;
}

/// <param name="Seconds">from the start of the process to its first answer</param>
/// <param name="Mebibytes">of resident memory then</param>
/// <param name="MebibytesWhenStored">resident memory once the directories were filled and the server had come to rest, before anything was measured</param>
internal sealed record StartFigures(double Seconds, double Mebibytes, double MebibytesWhenStored);
