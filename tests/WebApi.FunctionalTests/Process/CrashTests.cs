using System.Collections.Concurrent;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>What was acknowledged is there after the process was killed in the middle of its work.</summary>
public sealed class CrashTests
{
    private const int Workers = 4;
    private const int AcknowledgedPerRound = 40;

    [Test]
    public async Task Kill_UnderLoad_LosesNothingThatWasAcknowledged()
    {
        using var directory = new TemporaryDirectory();
        var acknowledged = new Acknowledged();

        for (var round = 1; round <= 3; round++)
        {
            await using var server = await ServerProcess.StartAsync(directory.Path);
            await LoadAsync(server, acknowledged, round * AcknowledgedPerRound);
        }

        await using var last = await ServerProcess.StartAsync(directory.Path);
        var jwt = last.As(last.Jwts.Of("example-corp", TestJwts.TenantScopes));
        var users = await Task.WhenAll(acknowledged.Users.Select(id => jwt.GetAsync($"/scim/v2/Users/{id}")));
        var tokens = await Task.WhenAll(acknowledged.Secrets.Select(secret => last.As($"Bearer {secret}").GetAsync("/scim/v2/Users?count=0")));

        Assert.That(acknowledged.Count, Is.GreaterThanOrEqualTo(3 * AcknowledgedPerRound));
        Assert.That(acknowledged.Secrets, Is.Not.Empty);
        Assert.That(users.Select(user => user.Status), Is.All.EqualTo(200));
        Assert.That(tokens.Select(token => token.Status), Is.All.EqualTo(200));
    }

    private static async Task LoadAsync(ServerProcess server, Acknowledged acknowledged, int enough)
    {
        var workers = Enumerable.Range(0, Workers).Select(_ => WorkAsync(server, acknowledged)).ToList();
        while (acknowledged.Count < enough && !workers.Exists(worker => worker.IsCompleted))
        {
            await Task.Delay(5);
        }

        await server.KillAsync();
        await Task.WhenAll(workers);
    }

    // Until the server is gone.
    private static async Task WorkAsync(ServerProcess server, Acknowledged acknowledged)
    {
        var caller = server.As(server.Jwts.Of("example-corp", TestJwts.TenantScopes));
        try
        {
            while (true)
            {
                var slug = $"t-{Guid.NewGuid():N}"[..20];
                (await server.Platform.PostAsync("/api/v1/admin/tenants", $$"""{"slug":"{{slug}}","scim_enabled":true}""")).Require(201);
                var minted = await server.As(server.Jwts.Of(slug, TestJwts.TenantScopes)).PostAsync("/api/web/namespaces/system/scim_token");
                acknowledged.Secrets.Add(minted.Require(200)["data"]!.GetValue<string>());
                for (var number = 0; number < 3; number++)
                {
                    var user = await caller.PostAsync("/api/scim/namespaces/system/v2/Users", $$"""{"userName":"{{Guid.NewGuid()}}","roles":["r"]}""");
                    acknowledged.Users.Add(user.Require(201)["id"]!.GetValue<string>());
                }
            }
        }
        catch (HttpRequestException)
        {
        }
    }

    private sealed class Acknowledged
    {
        public ConcurrentBag<string> Users { get; } = [];

        public ConcurrentBag<string> Secrets { get; } = [];

        public int Count => Users.Count + Secrets.Count;
    }
}
