using ScimPlatform.Bench.Results;

namespace ScimPlatform.Bench.Load;

/// <summary>Measures everything in rounds: what is compared stands side by side in each, so that a noisy minute is noisy for both.</summary>
internal sealed class Session(IReadOnlyList<Workload> workloads, BenchOptions options, TextWriter log)
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
                MeasureRound([.. series.Where(one => one.Connections == connections)]);
            }
        }

        return series;
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
