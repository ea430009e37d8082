using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Crash;

/// <summary>
/// The server is killed under load again and again, on the same file, and asked after each start for what it had acknowledged: all of it
/// has to be there, and nothing by halves.
/// </summary>
internal sealed class CrashTest(int rounds, TextWriter output)
{
    private const int LanesOfAKind = 4;

    // In the middle of work, and never at the same place of it.
    private const int LeastAcknowledged = 40;
    private const int Spread = 100;

    /// <returns>1 when something was lost, else 0</returns>
    public async Task<int> RunAsync()
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("scim-platform-crash-");
        try
        {
            using var issuer = new Issuer();
            var (tenant, lanes) = await SeedAsync(directory.FullName, issuer);
            var dice = new Dice(rounds);
            var lost = 0;
            for (var round = 1; round <= rounds; round++)
            {
                await LoadAndKillAsync(directory.FullName, issuer, tenant, lanes, LeastAcknowledged + dice.Below(Spread));
                lost += await VerifyAsync(directory.FullName, issuer, tenant, lanes, round);
            }

            await output.WriteLineAsync($"{rounds} kills, {lanes.Sum(lane => lane.Acknowledged)} acknowledged, {lost} lost or by halves");
            return lost == 0 ? 0 : 1;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private async Task<(TenantAccess Tenant, IReadOnlyList<ILane> Lanes)> SeedAsync(string directory, Issuer issuer)
    {
        using var server = await ScimServer.StartAsync(directory, issuer);
        var seeding = new Seeding(server, output);
        var population = await seeding.MakeAsync("crash", LanesOfAKind * 3 + 10);
        await seeding.AddGroupAsync(population, 10);
        var ids = population.Ids.AsSpan(10).ToArray();
        return (population.Tenant,
        [
            .. Enumerable.Range(0, LanesOfAKind).Select(lane => new CreateLane($"lane{lane}")),
            .. Enumerable.Range(0, LanesOfAKind).Select(lane => new ChangeLane(ids[lane])),
            .. Enumerable.Range(0, LanesOfAKind).Select(lane => new MemberLane(population.Groups[10], ids[LanesOfAKind + (2 * lane)], ids[LanesOfAKind + (2 * lane) + 1])),
        ]);
    }

    private static async Task LoadAndKillAsync(string directory, Issuer issuer, TenantAccess tenant, IReadOnlyList<ILane> lanes, int acknowledgements)
    {
        using var server = await ScimServer.StartAsync(directory, issuer);
        var tallies = lanes.Select(_ => new Tally()).ToList();
        var threads = lanes.Zip(tallies, (lane, tally) => new Thread(() => Work(server, tenant, lane, tally))).ToList();
        var enough = lanes.Sum(lane => lane.Acknowledged) + acknowledgements;
        threads.ForEach(thread => thread.Start());
        while (lanes.Sum(lane => lane.Acknowledged) < enough && threads.TrueForAll(thread => thread.IsAlive))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }

        server.Process.Kill();
        threads.ForEach(thread => thread.Join());
        if (tallies.Find(tally => tally.WrongAnswers > 0) is { } wrong)
        {
            throw new InvalidOperationException(wrong.Complaint);
        }
    }

    private static void Work(ScimServer server, TenantAccess tenant, ILane lane, Tally tally)
    {
        using var client = new Client(server.Process.Url, tenant.Bearer, tally);
        try
        {
            while (true)
            {
                lane.Step(client);
            }
        }
        catch (Unanswered)
        {
            // The kill.
        }
    }

    private async Task<int> VerifyAsync(string directory, Issuer issuer, TenantAccess tenant, IReadOnlyList<ILane> lanes, int round)
    {
        using var server = await ScimServer.StartAsync(directory, issuer);
        using var client = new Client(server.Process.Url, tenant.Bearer, new Tally());
        var problems = lanes.SelectMany(lane => lane.Verify(client)).ToList();
        await output.WriteLineAsync($"kill {round}: {lanes.Sum(lane => lane.Acknowledged)} acknowledged so far, {problems.Count} lost or by halves");
        foreach (var problem in problems)
        {
            await output.WriteLineAsync($"  {problem}");
        }

        return problems.Count;
    }
}
