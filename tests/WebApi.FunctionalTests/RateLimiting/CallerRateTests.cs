using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

/// <summary>How often one caller may ask on the SCIM plane: here five times a second, with ten at once.</summary>
internal sealed class CallerRateTests : ServerFixture
{
    private const string Users = "/scim/v2/Users?count=0";
    private const int Burst = 10;

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => TestServerSetup.With(
        ("RateLimits:Enabled", "true"), ("RateLimits:ScimPerSecond", "5"), ("RateLimits:ScimBurst", $"{Burst}")) with
    {
        Services = services => services.AddSingleton<TimeProvider>(time),
    };

    [TestCase("/scim/v2/Users")]
    [TestCase("/scim/v2/Groups")]
    [TestCase("/scim/v2/ServiceProviderConfig")]
    [TestCase("/api/scim/namespaces/system/v2/Users")]
    public async Task Ask_MoreThanTheBurst_Is429AsAScimErrorWithAnIntegerRetryAfter(string path)
    {
        var connector = await (await App.AddTenantAsync()).ConnectorAsync();

        var admitted = await AskAsync(connector, Burst, path);
        var refused = await connector.GetAsync(path);

        Assert.That(admitted.Select(answer => answer.Status), Is.All.EqualTo(200));
        Voice.AssertScim(refused, 429);
        Assert.That(refused.Header("Retry-After"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Ask_AfterTheTimeThatWasNamed_IsAdmittedAtTheRate()
    {
        var connector = await (await App.AddTenantAsync()).ConnectorAsync();
        await AskAsync(connector, Burst + 1);

        time.Advance(TimeSpan.FromSeconds(1));
        var answers = await AskAsync(connector, 6);

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 200, 200, 200, 200, 200, 429 }));
    }

    [Test]
    public async Task Ask_AfterAnIdleTime_HasTheBurstAgainAndNoMore()
    {
        var connector = await (await App.AddTenantAsync()).ConnectorAsync();
        await AskAsync(connector, Burst + 1);

        time.Advance(TimeSpan.FromMinutes(5));
        var answers = await AskAsync(connector, Burst + 1);

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(Enumerable.Repeat(200, Burst).Append(429)));
    }

    [Test]
    public async Task Refused_DoNotCount()
    {
        var connector = await (await App.AddTenantAsync()).ConnectorAsync();
        await AskAsync(connector, Burst + 50);

        time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.That((await connector.GetAsync(Users)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Ask_OverTheLimitOfOneToken_LeavesTheTenantsOtherTokenAlone()
    {
        var tenant = await App.AddTenantAsync(maxLiveTokens: 2);
        var first = await tenant.ConnectorAsync();
        var second = await tenant.ConnectorAsync();

        await AskAsync(first, Burst + 1);

        Assert.That((await first.GetAsync(Users)).Status, Is.EqualTo(429));
        Assert.That((await second.GetAsync(Users)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Ask_ByJwts_AreCountedBySubject()
    {
        var tenant = await App.AddTenantAsync();
        Caller Subject(string name) => App.As(App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes, name));

        await AskAsync(Subject("grace"), 6);
        await AskAsync(Subject("grace"), 4);

        Voice.AssertScim(await Subject("grace").GetAsync(Users), 429);
        Assert.That((await Subject("linus").GetAsync(Users)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Forbidden_CountToo()
    {
        var connector = await (await App.AddTenantAsync()).ConnectorAsync("\"scopes\":[\"groups:read\"]");

        var answers = await AskAsync(connector, Burst + 1);

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(Enumerable.Repeat(403, Burst).Append(429)));
    }

    [Test]
    public async Task Headers_OfEveryAnswer_SayWhatIsLeft()
    {
        var connector = await (await App.AddTenantAsync()).ConnectorAsync();

        Answer[] answers =
        [
            await connector.GetAsync(Users),
            await connector.GetAsync("/scim/v2/Users/unknown"),
            await connector.PostAsync("/scim/v2/Users", "{"),
            await connector.PostAsync("/scim/v2/Users", "{}", ("Content-Type", "text/plain")),
            .. await AskAsync(connector, Burst - 3),
        ];

        Assert.That(answers.Select(answer => answer.Status), Is.EqualTo(new[] { 200, 404, 400, 415, 200, 200, 200, 200, 200, 200, 429 }));
        Assert.That(answers.Select(answer => answer.Header("RateLimit-Policy")), Is.All.EqualTo("\"scim\";q=10;w=2"));
        Assert.That(answers.Select(answer => answer.Header("RateLimit")), Is.EqualTo(new[]
        {
            "\"scim\";r=9;t=1", "\"scim\";r=8;t=1", "\"scim\";r=7;t=1", "\"scim\";r=6;t=1", "\"scim\";r=5;t=1", "\"scim\";r=4;t=2",
            "\"scim\";r=3;t=2", "\"scim\";r=2;t=2", "\"scim\";r=1;t=2", "\"scim\";r=0;t=1", "\"scim\";r=0;t=1",
        }));
    }

    [Test]
    public async Task Headers_WhereNoLimitApplies_SayNothing()
    {
        var tenant = await App.AddTenantAsync();

        var answer = await tenant.Admin.GetAsync("/api/v1/admin/scim-tokens");

        Assert.That((answer.Header("RateLimit-Policy"), answer.Header("RateLimit")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [TestCase("RateLimits:Enabled", "false")]
    [TestCase("RateLimits:ScimPerSecond", "0")]
    [TestCase("RateLimits:ScimBurst", "0")]
    public async Task Ask_WhereTheLimitIsOff_IsNeitherCountedNorRefused(string key, string value)
    {
        var setup = TestServerSetup.With(("RateLimits:Enabled", "true"), ("RateLimits:ScimPerSecond", "1"), ("RateLimits:ScimBurst", "1"));
        setup.Settings[key] = value;
        await using var app = await TestServerApp.StartAsync(setup);
        var connector = await (await app.AddTenantAsync()).ConnectorAsync();

        var answers = await AskAsync(connector, 3);

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(answers.Select(answer => answer.Header("RateLimit")), Is.All.Null);
    }

    private static async Task<IReadOnlyList<Answer>> AskAsync(Caller caller, int times, string path = Users)
    {
        var answers = new List<Answer>();
        for (var number = 0; number < times; number++)
        {
            answers.Add(await caller.GetAsync(path));
        }

        return answers;
    }
}
