using ScimPlatform.Bench.Results;

namespace ScimPlatform.Bench.Load;

/// <summary>Measures everything in rounds: what is compared stands side by side in each, so that a noisy minute is noisy for both.</summary>
/// <param name="floors">what it is compared with: measured again before each few workloads, since the machine is not as fast at the end of a round as it was</param>
/// <param name="workloads">what is measured</param>
/// <param name="options">how long, and over how many connections</param>
/// <param name="directory">whose files are read before each part of a round: it is the server that is measured, not the disk</param>
/// <param name="log">for people</param>
internal sealed class Session(IReadOnlyList<Workload> floors, IReadOnlyList<Workload> workloads, BenchOptions options, string directory, TextWriter log)
{
    public const int WarmUpConnections = 8;

    private const int ByOneFloor = 16;

    private static readonly IReadOnlyDictionary<Floor, string> FloorIds = new Dictionary<Floor, string> { [Floor.Read] = "FR", [Floor.Insert] = "FI" };

    /// <returns>of each number of connections, the floors and then the workloads</returns>
    public async Task<IReadOnlyList<Series>> RunAsync()
    {
        await WarmUpAsync();
        var groups = options.Connections.Select(connections => (
            Floors: floors.Select(floor => new Series(floor, connections)).ToList(),
            Series: workloads.Where(workload => !workload.IsGrowth || connections == options.GrowthConnections)
                .Select(workload => new Series(workload, connections)).ToList())).ToList();
        for (var round = 1; round <= options.Rounds; round++)
        {
            await log.WriteLineAsync($"round {round} of {options.Rounds}");
            foreach (var group in groups)
            {
                ReadFiles();
                foreach (var some in group.Series.Chunk(ByOneFloor))
                {
                    Measure(group.Floors, some);
                }
            }
        }

        return [.. groups.SelectMany(group => group.Floors.Concat(group.Series))];
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

    private void Measure(IReadOnlyList<Series> compared, IReadOnlyList<Series> series)
    {
        var samples = compared.ToDictionary(floor => floor.Workload.Id, MeasureFloor);
        foreach (var one in series)
        {
            one.Add(one.Workload.Measure(one.Connections, options.Slice), FloorIds.TryGetValue(one.Workload.Floor, out var floor) ? samples[floor] : null);
        }
    }

    private Sample MeasureFloor(Series floor)
    {
        var sample = floor.Workload.Measure(floor.Connections, options.Slice);
        floor.Add(sample, floor: null);
        return sample;
    }

    // The runtime compiles what is used often again, and better, while it runs.
    private async Task WarmUpAsync()
    {
        await log.WriteLineAsync("warming up");
        foreach (var server in floors.Concat(workloads).GroupBy(workload => workload.Server))
        {
            var each = TimeSpan.FromSeconds((options.Quick ? 10.0 : 30.0) / server.Count());
            foreach (var workload in server)
            {
                workload.Measure(WarmUpConnections, each);
            }
        }
    }
}
