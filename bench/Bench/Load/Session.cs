using ScimPlatform.Bench.Results;

namespace ScimPlatform.Bench.Load;

/// <summary>Measures everything in rounds: what is compared stands side by side in each, so that a noisy minute is noisy for both.</summary>
/// <param name="workloads">what is measured</param>
/// <param name="options">how long, and over how many connections</param>
/// <param name="directory">whose files are read before each part of a round: it is the server that is measured, not the disk</param>
/// <param name="log">for people</param>
internal sealed class Session(IReadOnlyList<Workload> workloads, BenchOptions options, string directory, TextWriter log)
{
    public const int WarmUpConnections = 8;

    private static readonly IReadOnlyDictionary<Floor, string> FloorIds = new Dictionary<Floor, string> { [Floor.Read] = "FR", [Floor.Insert] = "FI" };

    public async Task<IReadOnlyList<Series>> RunAsync()
    {
        await WarmUpAsync();
        var series = options.Connections.SelectMany(connections => workloads
            .Where(workload => !workload.IsGrowth || connections == options.GrowthConnections)
            .Select(workload => new Series(workload, connections))).ToList();
        for (var round = 1; round <= options.Rounds; round++)
        {
            await log.WriteLineAsync($"round {round} of {options.Rounds}");
            foreach (var connections in options.Connections)
            {
                ReadFiles();
                MeasureRound([.. series.Where(one => one.Connections == connections)]);
            }
        }

        return series;
    }

    // A machine that others share may have put the files out of memory meanwhile.
    private void ReadFiles()
    {
        var chunk = new byte[1024 * 1024];
        foreach (var path in System.IO.Directory.EnumerateFiles(directory, "*.db"))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            while (file.Read(chunk) > 0)
            {
            }
        }
    }

    private void MeasureRound(List<Series> series)
    {
        var floors = new Dictionary<string, Sample>();
        foreach (var one in series)
        {
            var sample = one.Workload.Measure(one.Connections, options.Slice);
            floors[one.Workload.Id] = sample;
            one.Add(sample, FloorIds.TryGetValue(one.Workload.Floor, out var floor) ? floors[floor] : null);
        }
    }

    // The runtime compiles what is used often again, and better, while it runs.
    private async Task WarmUpAsync()
    {
        await log.WriteLineAsync("warming up");
        foreach (var server in workloads.GroupBy(workload => workload.Server))
        {
            var each = TimeSpan.FromSeconds((options.Quick ? 10.0 : 30.0) / server.Count());
            foreach (var workload in server)
            {
                workload.Measure(WarmUpConnections, each);
            }
        }
    }
}
