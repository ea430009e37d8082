using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Process.Delivery;

/// <summary>Under 16 writers and kills of the process, the feed has each committed change once and no other.</summary>
[NonParallelizable]
public sealed class EventCrashTests
{
    private const int Writers = 16;
    private const int Kills = 3;
    private const int BetweenKills = 120;
    private const string Slug = "example-corp";

    private ServerProcess? server;

    [Test]
    public async Task Kill_UnderWriters_LeavesEachCommittedChangeInTheFeedOnce()
    {
        using var directory = new TemporaryDirectory();
        server = await ServerProcess.StartAsync(directory.Path);
        var writers = new DirectoryWriters(TryAsync);
        writers.Start(Writers);
        for (var kill = 0; kill < Kills; kill++)
        {
            await writers.WaitAsync(BetweenKills);
            var killed = server;
            server = null;
            await killed.KillAsync();
            await killed.DisposeAsync();
            server = await ServerProcess.StartAsync(directory.Path);
        }

        await writers.WaitAsync(BetweenKills);
        await writers.StopAsync();
        await using var last = server;
        var admin = last.As(last.Jwts.Of(Slug, TestJwts.TenantScopes));

        var events = await ToldEvents.ReadAsync(admin);
        ToldEvents.Require(events, await ToldEvents.StoredAsync(admin), writers);
        await TestContext.Out.WriteLineAsync($"{Kills} kills, {writers.Acknowledged} changes acknowledged, {events.Count} events");
    }

    private async Task<Answer?> TryAsync(Func<Caller, Task<Answer>> send)
    {
        try
        {
            if (server is { } there)
            {
                return await send(there.As(there.Jwts.Of(Slug, TestJwts.TenantScopes)));
            }

            await Task.Delay(20);
            return null;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }
}
