using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Results;
using ScimPlatform.Bench.Servers;
using ScimPlatform.Bench.Workloads;

namespace ScimPlatform.Bench;

/// <summary>One run of the bench: servers, directory, measurements, results.</summary>
internal sealed class Bench(BenchOptions options, TextWriter output)
{
    // What the server takes to find out that it has nothing to do, and to give back what it needed until then.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    /// <returns>1 when an answer was wrong or missing, 2 when a bar was missed, else 0</returns>
    public async Task<int> RunAsync()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("scim-platform-bench-");
        try
        {
            using var issuer = new Issuer();
            using var engine = Engine.Start(options.Engine, options.Connection);
            using var server = await ScimServer.StartAsync(directory.FullName, issuer, engine.Settings);
            using var floor = await FloorServer.StartAsync(directory.FullName, engine);
            var (seconds, empty) = (server.Process.StartTime.TotalSeconds, server.Process.Memory());
            await output.WriteLineAsync($"first answer after {seconds:F2} s, {empty:F0} MiB");
            var floors = FloorWorkloads.Of(floor);
            using var console = options.Has("W15") && options.Engine == EngineKind.Sqlite ? await ConsoleServer.StartAsync(Path.Combine(directory.FullName, "console")) : null;
            var plan = new Plan(server, console, options, output);
            var workloads = await plan.MakeAsync();
            var start = new StartFigures(seconds, empty, await RestingMemoryAsync(server.Process));
            var series = await new Session(floors, workloads, options, directory.FullName, output).RunAsync();
            if (options.Tenants > 0)
            {
                var beside = await plan.MakeBesideOthersAsync(workloads);
                var compared = floors.Skip(1).ToList();
                var session = new Session(compared, beside, options with { Connections = [options.GrowthConnections] }, directory.FullName, output);
                series = [.. series, .. (await session.RunAsync()).Skip(compared.Count)];
            }

            if (options.Subscriber)
            {
                series = [.. series, .. await AgainAsync(server, plan, floors, Plan.BesideSubscribers(workloads), directory.FullName, areFollowed: true)];
            }

            if (options.Mappings > 0)
            {
                var mapped = await plan.MapAsync(workloads);
                series = [.. series, .. await AgainAsync(server, plan, floors, mapped, directory.FullName, areFollowed: false)];
                if (options.Subscriber)
                {
                    series = [.. series, .. await AgainAsync(server, plan, floors, Plan.BesideSubscribers(mapped), directory.FullName, areFollowed: true)];
                }
            }

            await output.WriteLineAsync($"{await RestingMemoryAsync(server.Process):F0} MiB in the end");
            return await ReportAsync(series, start);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    // Perhaps with somebody who follows the events of each tenant.
    private async Task<IEnumerable<Series>> AgainAsync(
        ScimServer server, Plan plan, IReadOnlyList<Workload> floors, IReadOnlyList<Workload> workloads, string directory, bool areFollowed)
    {
        List<Subscriber> subscribers = [.. plan.WrittenTenants.Where(_ => areFollowed).Select(slug => new Subscriber(server.Process, server.Issuer, slug))];
        var compared = floors.Skip(1).ToList();
        var session = new Session(
            compared, workloads, options with { Connections = [options.GrowthConnections] }, directory, output);
        var series = (await session.RunAsync()).Skip(compared.Count).ToList();
        foreach (var subscriber in subscribers)
        {
            await subscriber.DisposeAsync();
            await output.WriteLineAsync($"{subscriber.Count} events were followed");
        }

        return series;
    }

    private async Task<double> RestingMemoryAsync(ServerProcess process)
    {
        await Task.Delay(options.Quick ? TimeSpan.Zero : Rest);
        return process.Memory();
    }

    private async Task<int> ReportAsync(IReadOnlyList<Series> series, StartFigures start)
    {
        var report = new Report(series, options, start);
        await output.WriteLineAsync(report.ToTables());
        foreach (var one in series.Where(one => one.Complaint is not null))
        {
            await output.WriteLineAsync($"{one.Workload.Id} {one.Workload.What}: {one.Complaint}");
        }

        if (options.Json is { } file)
        {
            await File.WriteAllTextAsync(file, report.ToJson());
        }

        if (options.Publish)
        {
            await report.PublishAsync();
        }

        if (series.Any(one => one.Errors + one.WrongAnswers > 0))
        {
            return 1;
        }

        return report.Missed.Count > 0 ? 2 : 0;
    }
}
