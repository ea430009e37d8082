using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using ScimPlatform.TestSupport.Databases;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>
/// Three nodes over one PostgreSQL under mixed load, a minute between the clocks of two, one of them killed every few seconds: what was
/// acknowledged is there at the end, and every invariant holds. The variable SCIMPLATFORM_TEST_KILLS says how many kills there are.
/// </summary>
[NonParallelizable]
public sealed class NodesTests
{
    private const int NodeCount = 3;
    private const int WorkersOfAKind = 2;
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";
    private const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private static readonly int Kills =
        Environment.GetEnvironmentVariable("SCIMPLATFORM_TEST_KILLS") is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : 5;

    private readonly ConcurrentDictionary<string, string> titles = new();
    private readonly ConcurrentBag<string> members = [];
    private readonly ConcurrentBag<string> winners = [];
    private readonly ConcurrentBag<string> revoked = [];
    private Nodes nodes = null!;
    private string slug = null!;
    private string group = null!;
    private volatile bool isOver;

    [Test]
    public async Task Kill_OfOneNodeAfterAnother_LosesNothingAndBreaksNoInvariant()
    {
        Assume.That(PostgreSqlServer.IsAvailable, "There is no PostgreSQL.");
        nodes = await Nodes.StartAsync(-30, 0, 30);
        await using var stopping = nodes;
        await MakeTenantAsync();

        Func<Task>[] kinds = [CreateAndChangeAsync, RaceForANameAsync, RecreateAsync, MintAndRevokeAsync, RepeatAMintAsync];
        var workers = kinds.SelectMany(kind => Enumerable.Range(0, WorkersOfAKind).Select(_ => Task.Run(() => RepeatAsync(kind)))).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await nodes.KillAndStartAsync(kill % NodeCount);
        }

        isOver = true;
        await Task.WhenAll(workers);

        Assert.That(nodes.Faults, Is.Empty);
        await RequireUsersAsync();
        await RequireTokensAsync();
        await RequireTheAuditAsync();
        await RequireOrderAsync();
    }

    private async Task RepeatAsync(Func<Task> act)
    {
        while (!isOver)
        {
            await act();
        }
    }

    private async Task MakeTenantAsync()
    {
        slug = $"t-{Guid.NewGuid():N}"[..20];
        (await nodes[0].Platform.PostAsync("/api/v1/admin/tenants", $$"""{"slug":"{{slug}}","scim_enabled":true,"max_live_tokens":10}""")).Require(201);
        (await nodes[0].Platform.PostAsync("/api/v1/admin/tenants", $$"""{"slug":"{{slug}}-r","scim_enabled":true}""")).Require(201);
        var made = await nodes.TryAsync(0, slug, caller => caller.PostAsync(
            "/scim/v2/Groups", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"everybody"}"""));
        group = made!.Require(201)["id"]!.GetValue<string>();
    }

    // A user of the worker's own: the last title that was acknowledged is the one, unless another attempt ended nobody knows how.
    private async Task CreateAndChangeAsync()
    {
        var created = await nodes.TryAsync(AnyNode(), slug, caller => caller.PostAsync("/scim/v2/Users", User(Guid.NewGuid().ToString())));
        if (created is null)
        {
            return;
        }

        var id = created.Require(201)["id"]!.GetValue<string>();
        titles[id] = "";
        if ((await PatchAsync($"Users/{id}", """{"op":"replace","path":"title","value":"changed"}""", 200)) is not null)
        {
            titles[id] = "changed";
        }
        else
        {
            titles[id] = "?";
        }

        if (await PatchAsync($"Groups/{group}", $$"""{"op":"add","path":"members","value":[{"value":"{{id}}"}]}""", 204) is not null)
        {
            members.Add(id);
        }
    }

    private async Task RaceForANameAsync()
    {
        var name = $"race-{Guid.NewGuid():N}";
        var answers = await Task.WhenAll(Enumerable.Range(0, NodeCount).Select(node =>
            nodes.TryAsync(node, slug, caller => caller.PostAsync("/scim/v2/Users", User(name)))));
        if (answers.Count(answer => answer?.Status == 201) > 1)
        {
            nodes.Faults.Add($"{name} was made twice");
        }

        if (answers.FirstOrDefault(answer => answer?.Status == 201) is { } won)
        {
            winners.Add(name);
            titles[won["id"]!.GetValue<string>()] = "";
        }
    }

    private async Task RecreateAsync()
    {
        var answer = await nodes.TryAsync(AnyNode(), $"{slug}-r", caller => caller.PostAsync("/api/web/namespaces/system/scim_token"));
        if (answer is not null and not { Status: 200 or 409 })
        {
            nodes.Faults.Add(answer.ToString());
        }
    }

    // Whoever was told that a token is revoked finds it so on the next request, on every node.
    private async Task MintAndRevokeAsync()
    {
        var minted = await nodes.TryAsync(AnyNode(), slug, caller => caller.PostAsync("/api/v1/admin/scim-tokens/", """{"name":"short"}"""));
        if (minted is { Status: 409 })
        {
            // Tokens whose minting nobody was told of hold the slots: one recreate revokes them all.
            await nodes.TryAsync(AnyNode(), slug, caller => caller.PostAsync("/api/web/namespaces/system/scim_token"));
        }

        if (minted is not { Status: 201 })
        {
            return;
        }

        var (id, secret) = (minted["id"]!.GetValue<string>(), minted["token"]!.GetValue<string>());
        if (await nodes.TryAsync(AnyNode(), slug, caller => caller.DeleteAsync($"/api/v1/admin/scim-tokens/{id}")) is { Status: 204 })
        {
            revoked.Add(id);
            for (var node = 0; node < NodeCount; node++)
            {
                var at = node;
                var answer = await nodes.TryAsync(at, slug, _ => nodes[at].As($"Bearer {secret}").GetAsync("/scim/v2/Users?count=0"));
                if (answer is not null and not { Status: 401 })
                {
                    nodes.Faults.Add($"a revoked token was answered {answer}");
                }
            }
        }
    }

    // Whichever node a repeat reaches, it is the same token.
    private async Task RepeatAMintAsync()
    {
        var key = Guid.NewGuid().ToString();
        var ids = new HashSet<string>();
        for (var time = 0; time < 3; time++)
        {
            var answer = await nodes.TryAsync(AnyNode(), slug, caller =>
                caller.PostAsync("/api/v1/admin/scim-tokens/", """{"name":"kept"}""", ("Idempotency-Key", key)));
            if (answer is { Status: 201 })
            {
                ids.Add(answer["id"]!.GetValue<string>());
            }
        }

        if (ids.Count > 1)
        {
            nodes.Faults.Add($"the mint {key} was done {ids.Count} times");
        }

        foreach (var id in ids)
        {
            await nodes.TryAsync(AnyNode(), slug, caller => caller.DeleteAsync($"/api/v1/admin/scim-tokens/{id}"));
        }
    }

    private async Task RequireUsersAsync()
    {
        var stored = new Dictionary<string, string>();
        var names = new List<string>();
        var cursor = (string?)"";
        while (cursor is not null)
        {
            var page = (await SureAsync(caller => caller.GetAsync($"/scim/v2/Users?count=100&cursor={cursor}"))).Require(200);
            foreach (var user in page["Resources"]!.AsArray())
            {
                stored.Add(user!["id"]!.GetValue<string>(), user["title"]?.GetValue<string>() ?? "");
                names.Add(user["userName"]!.GetValue<string>());
            }

            cursor = page["nextCursor"]?.GetValue<string>();
        }

        var total = (await SureAsync(caller => caller.GetAsync("/scim/v2/Users?count=0")))["totalResults"]!.GetValue<int>();
        var shown = (await SureAsync(caller => caller.GetAsync($"/scim/v2/Groups/{group}")))["members"]?.AsArray() ?? [];
        await TestContext.Out.WriteLineAsync($"{Kills} kills, {stored.Count} users, {members.Count} members, {winners.Count} races, {revoked.Count} revoked");

        Assert.That(titles.Keys, Is.Not.Empty.And.SubsetOf(stored.Keys));
        Assert.That(titles.Where(user => user.Value != "?" && stored[user.Key] != user.Value), Is.Empty);
        Assert.That(names, Is.Unique.And.SupersetOf(winners));
        Assert.That(total, Is.EqualTo(stored.Count));
        Assert.That(members, Is.Not.Empty.And.SubsetOf(shown.Select(member => member!["value"]!.GetValue<string>())));
    }

    private async Task RequireTokensAsync()
    {
        var page = (await nodes.TryAsync(0, $"{slug}-r", caller => caller.GetAsync("/api/v1/admin/scim-tokens?status=active")))!.Require(200);

        Assert.That(page["total"]!.GetValue<int>(), Is.EqualTo(1));
        foreach (var id in revoked)
        {
            var token = await SureAsync(caller => caller.GetAsync($"/api/v1/admin/scim-tokens/{id}"));
            Assert.That(token["status"]?.GetValue<string>() ?? token.Text, Is.EqualTo("revoked"));
        }
    }

    private async Task RequireTheAuditAsync()
    {
        var (code, output, error) = await nodes.RunAsync("audit", "verify", "--environment", "Development");

        Assert.That((code, error), Is.EqualTo((0, "")), output);
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.GreaterThanOrEqualTo(2).And.All.EndWith(": intact"));
    }

    // Whatever the clocks say, the records of one thing are numbered in the order of its versions.
    private async Task RequireOrderAsync()
    {
        const string disordered = """
            SELECT count(*) FROM (
                SELECT CAST(changes AS json) ->> 'version' AS version, lag(CAST(changes AS json) ->> 'version') OVER (PARTITION BY tenantid, targetid ORDER BY sequence) AS before
                FROM auditevents WHERE sequence IS NOT NULL) AS told
            WHERE CAST(version AS bigint) < CAST(before AS bigint)
            """;
        await using var connection = new NpgsqlConnection(nodes.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(disordered, connection);

        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(0L));
    }

    private async Task<Answer?> PatchAsync(string path, string operation, int status)
    {
        var body = $$"""{"schemas":["{{PatchOp}}"],"Operations":[{{operation}}]}""";
        var answer = await nodes.TryAsync(AnyNode(), slug, caller => caller.PatchAsync($"/scim/v2/{path}", body));
        return answer is null || answer.Status == 409 ? null : answer.Require(status);
    }

    private async Task<Answer> SureAsync(Func<Caller, Task<Answer>> send) => (await nodes.TryAsync(0, slug, send))!;

    private static string User(string name) => $$"""{"schemas":["{{Core}}"],"userName":"{{name}}"}""";

    private static int AnyNode() => RandomNumberGenerator.GetInt32(NodeCount);
}
