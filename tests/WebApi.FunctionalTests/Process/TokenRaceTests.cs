using System.Collections.Concurrent;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>The live-token rule over HTTP, in all dialects at once, on two servers that share a database.</summary>
public sealed class TokenRaceTests : TwoServerFixture
{
    private const int Requests = 1000;
    private const int AtOnce = 16;
    private const int Limit = 3;
    private const string Tokens = "/api/v1/admin/scim-tokens";

    private readonly ConcurrentDictionary<string, string> minted = new();

    [SetUp]
    public void Forget() => minted.Clear();

    [TestCase(1)]
    [TestCase(Limit)]
    public async Task Everything_AThousandTimesInMixedDialects_NeverExceedsTheLimit(int maxLiveTokens)
    {
        var slug = await AddTenantAsync(maxLiveTokens);
        using var end = new CancellationTokenSource();
        var watching = Task.Run(() => WatchAsync(slug, end.Token));
        var statuses = new ConcurrentBag<int>();

        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
            statuses.Add(await ActAsync(Admin(number % 2 == 0 ? First : Second, slug), number)));
        await end.CancelAsync();
        var counts = await watching;

        var opened = await Task.WhenAll(minted.Values.Select((secret, number) => OpensAsync(number % 2 == 0 ? First : Second, secret)));
        Assert.That(statuses.Distinct(), Is.SubsetOf(new[] { 200, 201, 204, 404, 409 }));
        Assert.That(statuses.Count(status => status is 200 or 201), Is.GreaterThan(maxLiveTokens));
        Assert.That(counts, Is.Not.Empty.And.All.AtMost(maxLiveTokens));
        Assert.That(opened.Count(isOpen => isOpen), Is.EqualTo(await LiveAsync(First, slug)).And.AtMost(maxLiveTokens));
    }

    [Test]
    public async Task Revoked_ThroughOneServer_IsRefusedByTheOtherOnTheNextRequestWhileOthersRace()
    {
        var slug = await AddTenantAsync(10);
        var late = new ConcurrentBag<string>();

        await Parallel.ForAsync(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var (one, other) = number % 2 == 0 ? (First, Second) : (Second, First);
            var token = (await Admin(one, slug).PostAsync(Tokens, """{"name":"racer"}""")).Require(201);
            var secret = token["token"]!.GetValue<string>();
            var opened = await OpensAsync(other, secret);
            (await Admin(one, slug).DeleteAsync($"{Tokens}/{token["id"]}")).Require(204);
            if (!opened || await OpensAsync(other, secret) || await OpensAsync(one, secret))
            {
                late.Add(secret);
            }
        });

        Assert.That(late, Is.Empty);
    }

    [Test]
    public async Task Revoked_ThroughOneServer_IsRefusedByTheOtherThatServedItTimeAndAgain()
    {
        var slug = await AddTenantAsync(10);
        for (var number = 0; number < 20; number++)
        {
            var (one, other) = number % 2 == 0 ? (First, Second) : (Second, First);
            var token = (await Admin(one, slug).PostAsync(Tokens, """{"name":"Okta"}""")).Require(201);
            var secret = token["token"]!.GetValue<string>();
            for (var time = 0; time < 5; time++)
            {
                Assert.That(await OpensAsync(other, secret) && await OpensAsync(one, secret));
            }

            (await Admin(one, slug).DeleteAsync($"{Tokens}/{token["id"]}")).Require(204);

            Assert.That(await OpensAsync(other, secret), Is.False);
            Assert.That(await OpensAsync(one, secret), Is.False);
        }
    }

    [Test]
    public async Task Repeat_OnTheOtherServer_GetsTheSameToken()
    {
        var slug = await AddTenantAsync();
        var key = ("Idempotency-Key", "rotation");

        var answer = await Admin(First, slug).PostAsync("/scim-token", """{"name":"Okta"}""", key);
        var repeat = await Admin(Second, slug).PostAsync("/scim-token", """{"name":"Okta"}""", key);

        Assert.That(repeat.Require(201).Text, Is.EqualTo(answer.Require(201).Text));
    }

    [Test]
    public async Task Repeat_ManyTimesOnBoth_MintsOnce()
    {
        var slug = await AddTenantAsync(Limit);
        var key = ("Idempotency-Key", "rotation");

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(number =>
            Admin(number % 2 == 0 ? First : Second, slug).PostAsync("/api/admin/scim-settings/generate-new-token", null, key)));

        var refused = answers.Where(answer => answer.Status != 200).ToList();
        Assert.That(refused.Select(answer => (answer.Status, answer.Header("Retry-After"))), Is.All.EqualTo((409, "1")));
        Assert.That(answers.Except(refused).Select(answer => answer.Text).Distinct().Count(), Is.EqualTo(1));
        Assert.That((await Admin(First, slug).GetAsync(Tokens))["total"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task Key_ThatIsEmpty_IsInvalid()
    {
        var slug = await AddTenantAsync();

        var answer = await Admin(First, slug).PostAsync(Tokens, """{"name":"Okta"}""", ("Idempotency-Key", ""));

        Assert.That(answer.Require(422)["detail"]![0]!["loc"]!.ToJsonString(), Is.EqualTo("""["header","Idempotency-Key"]"""));
    }

    private static async Task<bool> OpensAsync(ServerProcess server, string secret) =>
        (await server.As($"Bearer {secret}").GetAsync("/scim/v2/Users?count=0")).Status == 200;

    private static async Task<int> LiveAsync(ServerProcess server, string slug) =>
        (await Admin(server, slug).GetAsync($"{Tokens}?status=active&per_page=1")).Require(200)["total"]!.GetValue<int>();

    private async Task<List<int>> WatchAsync(string slug, CancellationToken end)
    {
        var counts = new List<int>();
        while (!end.IsCancellationRequested)
        {
            counts.Add(await LiveAsync(counts.Count % 2 == 0 ? First : Second, slug));
        }

        return counts;
    }

    private async Task<int> ActAsync(Caller admin, int number)
    {
        var any = minted.Keys.ElementAtOrDefault(number % Math.Max(1, minted.Count)) ?? Guid.NewGuid().ToString();
        var answer = await ((number % 10) switch
        {
            0 => admin.PostAsync("/api/web/namespaces/system/scim_token"),
            1 => admin.PostAsync("/api/admin/scim-settings/generate-new-token"),
            2 or 3 => admin.PostAsync(Tokens, """{"name":"racer"}"""),
            4 or 5 => admin.PostAsync("/scim-token", """{"name":"racer"}"""),
            6 => admin.PostAsync($"{Tokens}/{any}/recreate", $$"""{"overlap_minutes":{{number % 3}}}"""),
            7 => admin.DeleteAsync($"{Tokens}/{any}"),
            8 => admin.DeleteAsync($"/scim-token/{any}"),
            _ => admin.PostAsync("/api/web/namespaces/system/revoke/scim_token"),
        });
        if (answer.Status is 200 or 201 && (answer.Json["data"] ?? answer.Json["token"])?.GetValue<string>() is { } secret)
        {
            minted[(string?)answer.Json["id"] ?? Guid.NewGuid().ToString()] = secret;
        }

        return answer.Status;
    }
}
