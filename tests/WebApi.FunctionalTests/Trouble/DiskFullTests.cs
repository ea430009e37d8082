using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Process;

namespace ScimPlatform.WebApi.FunctionalTests.Trouble;

/// <summary>A disk without room, as the kernel has it for one process (RLIMIT_FSIZE): writing more to a file fails.</summary>
public sealed class DiskFullTests
{
    private const int Room = 200_000;
    private const int Enough = 1000;

    // Else the signal that comes with the failure ends the process, which no full disk does.
    private static readonly string[] WithoutSignal = ["/bin/sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""];

    [Test]
    public async Task Writes_OnceTheDiskIsFull_Are503AndReadsGoOnUntilThereIsRoomAgain()
    {
        Assume.That(File.Exists("/usr/bin/prlimit"), "prlimit is not installed.");
        using var directory = new TemporaryDirectory();
        var kept = new List<string>();
        await using (var server = await ServerProcess.StartAsync(directory.Path, null, WithoutSignal))
        {
            var connector = server.As(await Operator.AddTenantAsync(server, "acme"));
            var log = new FileInfo(Path.Combine(directory.Path, "scim-platform.db-wal"));
            await server.LimitFilesAsync(log.Length + Room);

            var refused = await FillAsync(connector, kept);
            var read = await connector.GetAsync("/scim/v2/Users?count=0");
            var again = await AddAsync(connector, "again");
            var ready = await server.As(null).GetAsync("/health/ready");

            Assert.That((refused.Status, read.Status, again.Status, ready.Status), Is.EqualTo((503, 200, 503, 200)), refused.Text);
            Assert.That(refused.Header("Retry-After"), Does.Match("^[1-9][0-9]*$"));
            Assert.That(read["totalResults"]!.GetValue<int>(), Is.EqualTo(kept.Count));
            await server.LimitFilesAsync(null);
            kept.Add((await AddAsync(connector, "again")).Require(201)["id"]!.GetValue<string>());
            Assert.That((await Task.WhenAll(kept.Select(id => connector.GetAsync($"/scim/v2/Users/{id}")))).Select(user => user.Status), Is.All.EqualTo(200));
            Assert.That(await server.StopAsync(), Is.Zero);
        }

        Assert.That((await Operator.RunAsync(directory, "check")).Code, Is.Zero);
    }

    private static async Task<Answer> FillAsync(Caller connector, List<string> kept)
    {
        while (kept.Count < Enough)
        {
            var answer = await AddAsync(connector, $"user-{kept.Count}");
            if (answer.Status != 201)
            {
                return answer;
            }

            kept.Add(answer["id"]!.GetValue<string>());
        }

        throw new AssertionException("The disk was never full.");
    }

    private static Task<Answer> AddAsync(Caller connector, string name) => connector.PostAsync("/scim/v2/Users", Operator.User(name));
}
