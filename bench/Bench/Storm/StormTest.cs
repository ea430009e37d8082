using System.Diagnostics;
using System.Globalization;
using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;
using ScimPlatform.Bench.Workloads;

namespace ScimPlatform.Bench.Storm;

/// <summary>
/// The first sync of 500 tenants at the pace that Entra ID asks a server to bear, on paper; and a hundredth of it for real, which says whether the
/// paper can be believed (docs/scale.md).
/// </summary>
internal sealed class StormTest(BenchOptions options, TextWriter output)
{
    private const int Tenants = 500;
    private const int Scale = 100;

    // "Support at least 25 requests per second per tenant": Microsoft's requirements for SCIM endpoints.
    private const int Pace = 25;
    private const int MeasuredPace = 4 * Pace;
    private const int CoresOfANode = 4;
    private const double Bearable = 0.6;
    private const double Believable = 1.5;

    private static readonly int Cores = Environment.ProcessorCount;

    /// <returns>1 when an answer was wrong or missing, 2 when the model was not believable or the pace was not kept, else 0</returns>
    public async Task<int> RunAsync()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("scim-platform-storm-");
        try
        {
            using var issuer = new Issuer();
            using var engine = Engine.Start(options.Engine, options.Connection);
            using var server = await ScimServer.StartAsync(directory.FullName, issuer, engine.Settings);
            var tenants = new List<Population>();
            for (var number = 0; number < Tenants / Scale; number++)
            {
                tenants.Add(await new Seeding(server, TextWriter.Null).MakeAsync($"storm-{number}", 1_000));
            }

            var seconds = options.Quick ? 10 : 30;
            Measure(server, tenants, MeasuredPace, 2 * tenants.Count, seconds);
            var idle = IdleCpu(server.Process);
            var (miss, create) = (CostOf(server, tenants[0], isCreate: false, idle, seconds), CostOf(server, tenants[0], isCreate: true, idle, seconds));
            var model = new StormModel(miss, create, idle);
            await output.WriteLineAsync($"a miss: {Text(miss)}; a create: {Text(create)}; a second without requests: {Number(idle)} µs of processor");
            var code = await CompareAsync(model, Measure(server, tenants, Pace, tenants.Count, seconds), seconds);
            await output.WriteLineAsync(await engine.SizesAsync());
            return code == 1 ? code : await ForecastAsync(model, code);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task<int> CompareAsync(StormModel model, Sample storm, int seconds)
    {
        const int Here = Tenants / Scale;
        var forecast = model.Run(Here, Pace, 1, Cores, seconds);
        var utilisation = storm.Cpu * storm.PerSecond / 1_000_000 / Cores;
        await output.WriteLineAsync($"{Here} tenants, {Here * Pace} requests/s asked for, {Number(storm.PerSecond)} answered, {Cores} cores:");
        await output.WriteLineAsync($"  cores busy with the server: {utilisation:P1}, by the model {forecast.Utilisation:P1}");
        await output.WriteLineAsync($"  p50 {Number(storm.P50)} ms, by the model {Number(forecast.P50)}; p99 {Number(storm.P99)} ms, by the model {Number(forecast.P99)}");
        if (storm.Errors + storm.WrongAnswers > 0)
        {
            await output.WriteLineAsync(storm.Complaint);
            return 1;
        }

        var by = utilisation / forecast.Utilisation;
        var isKept = storm.PerSecond >= 0.95 * Here * Pace;
        var isBelievable = by is >= 1 / Believable and <= Believable;
        await output.WriteLineAsync($"  measured by modelled: {Number(by)} ({(isBelievable ? "held" : "missed")}); the pace was {(isKept ? "" : "not ")}kept");
        return isKept && isBelievable ? 0 : 2;
    }

    private async Task<int> ForecastAsync(StormModel model, int code)
    {
        await output.WriteLineAsync($"{Tenants} tenants, {Tenants * Pace} requests/s, {Tenants * Pace / 2} users/s, by the model:");
        await output.WriteLineAsync($"| nodes of {CoresOfANode} cores | cores busy | p50 ms | p99 ms | |");
        await output.WriteLineAsync("|---:|---:|---:|---:|---|");
        var isEnough = false;
        for (var nodes = model.Least(Tenants, Pace, CoresOfANode) - 1; !isEnough; nodes += 1 + (nodes / 6))
        {
            var forecast = model.Run(Tenants, Pace, nodes, CoresOfANode, 10);
            isEnough = forecast.Utilisation <= Bearable;
            var verdict = forecast.Utilisation >= 1 ? "falls behind" : isEnough ? "enough" : "no room for a node that fails";
            await output.WriteLineAsync($"| {nodes} | {forecast.Utilisation:P0} | {Number(forecast.P50)} | {Number(forecast.P99)} | {verdict} |");
        }

        return code;
    }

    // Jobs look for work every second, whether there is any or not. What is still being compiled or sealed is none of that: the least counts.
    private static double IdleCpu(ServerProcess server)
    {
        const int Seconds = 3;
        const int Times = 4;
        return Enumerable.Range(0, Times).Min(_ =>
        {
            var before = server.CpuMicroseconds();
            Thread.Sleep(TimeSpan.FromSeconds(Seconds));
            return (server.CpuMicroseconds() - before) / Seconds;
        });
    }

    // Of one tenant, at several times its pace, so that there is enough to measure: a server that is loaded to its limit does more at once, for less.
    private static RequestCost CostOf(ScimServer server, Population tenant, bool isCreate, double idle, int seconds)
    {
        var sample = LoadRun.Measure(server.Process, tenant.Tenant.Bearer, 1, TimeSpan.FromSeconds(seconds), _ => Paced(
            0, MeasuredPace, (client, _) => Step(client, tenant, isCreate)));
        var cpu = Math.Max(1, sample.Cpu - (idle / sample.PerSecond));
        return new RequestCost(cpu, Math.Max(0, (sample.P50 * 1000) - cpu));
    }

    private static Action<Client> Paced(double phase, int pace, Action<Client, int> step)
    {
        var (number, begin) = (0, Stopwatch.GetTimestamp());
        return client =>
        {
            var due = ((number + phase) / pace) - Stopwatch.GetElapsedTime(begin).TotalSeconds;
            if (due > 0)
            {
                Thread.Sleep(TimeSpan.FromSeconds(due));
            }

            step(client, number++);
        };
    }

    private static Sample Measure(ScimServer server, IReadOnlyList<Population> tenants, int pace, int connections, int seconds) => LoadRun.Measure(
        server.Process, tenants[0].Tenant.Bearer, connections, TimeSpan.FromSeconds(seconds), lane => Paced(
            lane / (double)connections, pace, (client, number) => Step(client, tenants[lane % tenants.Count], isCreate: number % 2 == 1)));

    private static void Step(Client client, Population tenant, bool isCreate)
    {
        var (crowd, number) = ($"{tenant.Crowd}.storm", UserWorkloads.NextNumber());
        var answer = isCreate
            ? client.Post("/scim/v2/Users", Person.Json(crowd, number), tenant.Tenant.Bearer)
            : client.Get($"/scim/v2/Users?filter=userName%20eq%20%22{Person.UserName(crowd, number)}%22", tenant.Tenant.Bearer);
        client.Require(isCreate ? answer.Status == 201 : answer.Status == 200 && answer.Says("\"totalResults\":0,"u8), answer);
    }

    private static string Text(RequestCost cost) => $"{Number(cost.Cpu)} µs of processor, {Number(cost.Rest)} µs of waiting";

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
