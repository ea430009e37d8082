using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>How an issuer's keys are fetched: when they are needed, and never as often as somebody asks who is not let in.</summary>
public sealed class IssuerKeyTests
{
    private const string Path = "/api/v1/admin/tenants";

    private static readonly ExternalKey Unknown = ExternalKey.Rsa("unknown");

    private IssuerServer issuer = null!;
    private TestServerApp app = null!;
    private ManualTime time = null!;

    [SetUp]
    public async Task StartServers()
    {
        issuer = await IssuerServer.StartAsync();
        time = new ManualTime();
        app = await TestServerApp.StartAsync(
            TestServerSetup.With(
                ("PublicBaseUrl", "https://scim.example.com"), ("Authentication:Jwt:Authority", issuer.Url), ("Authentication:Jwt:Audience", "scim")) with
            {
                Environment = "Production",
                Services = services => services.AddSingleton<TimeProvider>(time),
            });
    }

    [TearDown]
    public async Task StopServers()
    {
        await app.DisposeAsync();
        await issuer.DisposeAsync();
    }

    [Test]
    public async Task Keys_OfManySignIns_AreFetchedOnce()
    {
        var statuses = await AskAsync(issuer.Key, 20);

        Assert.That(statuses, Is.All.EqualTo(200));
        Assert.That((issuer.Discoveries, issuer.KeyFetches), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Keys_ThatNobodyKnows_AreAskedForTwiceAMinuteAtMost()
    {
        await AskAsync(issuer.Key, 1);

        var first = await AskUnknownAsync(50);
        var fetchesAtOnce = issuer.KeyFetches;
        time.Advance(TimeSpan.FromSeconds(30));
        var second = await AskUnknownAsync(50);

        Assert.That(first.Concat(second), Is.All.EqualTo(401));
        Assert.That((fetchesAtOnce, issuer.KeyFetches), Is.EqualTo((2, 3)));
        Assert.That(await AskAsync(issuer.Key, 1), Is.All.EqualTo(200));
    }

    [Test]
    public async Task Key_ThatIsNew_IsTakenOnceItWasMet()
    {
        await AskAsync(issuer.Key, 1);
        issuer.Key = ExternalKey.Rsa("second");

        await AskAsync(issuer.Key, 1);

        Assert.That(await AskAsync(issuer.Key, 1), Is.All.EqualTo(200));
        Assert.That(issuer.KeyFetches, Is.EqualTo(2));
    }

    [Test]
    public async Task Keys_OfYesterday_AreFetchedAnewAndKeptWhileTheyCannotBe()
    {
        await AskAsync(issuer.Key, 1);

        issuer.IsBroken = true;
        time.Advance(TimeSpan.FromDays(1));
        var whileBroken = await AskAsync(issuer.Key, 10);
        var asked = issuer.Discoveries;
        issuer.IsBroken = false;
        time.Advance(TimeSpan.FromSeconds(30));
        await AskAsync(issuer.Key, 10);

        Assert.That(whileBroken, Is.All.EqualTo(200));
        Assert.That((asked, issuer.Discoveries, issuer.KeyFetches), Is.EqualTo((2, 3, 2)));
    }

    [Test]
    public async Task Key_ThatIsGone_IsNotTakenAnyMoreWhereAnotherWasMet()
    {
        var ada = app.As(Jwt(issuer.Key));
        var before = (await ada.GetAsync(Path)).Status;

        issuer.Key = ExternalKey.Rsa("second");
        var meanwhile = (await ada.GetAsync(Path)).Status;
        await AskAsync(issuer.Key, 1);
        var after = (await ada.GetAsync(Path)).Status;

        Assert.That((before, meanwhile, after), Is.EqualTo((200, 200, 401)));
    }

    [TestCaseSource(typeof(Voice), nameof(Voice.All))]
    public async Task Issuer_ThatCannotBeReached_Is503AndNotAskedEveryTime(object voice)
    {
        issuer.IsBroken = true;
        var answers = new List<Answer>();
        for (var number = 0; number < 5; number++)
        {
            answers.Add(await app.As(Jwt(issuer.Key)).GetAsync(((Voice)voice).Path));
        }

        foreach (var answer in answers)
        {
            ((Voice)voice).AssertError(answer, 503);
            Assert.That(answer.Header("Retry-After"), Is.EqualTo("30"));
        }

        Assert.That(issuer.Discoveries, Is.EqualTo(1));
        issuer.IsBroken = false;
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.That(await AskAsync(issuer.Key, 1), Is.All.EqualTo(200));
    }

    private async Task<IReadOnlyList<int>> AskUnknownAsync(int times)
    {
        var statuses = new List<int>();
        for (var number = 0; number < times; number++)
        {
            statuses.AddRange(await AskAsync(Unknown, 1));
        }

        return statuses;
    }

    private async Task<IReadOnlyList<int>> AskAsync(ExternalKey key, int times)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, times).Select(_ => app.As(Jwt(key)).GetAsync(Path)));
        return [.. answers.Select(answer => answer.Status)];
    }

    private string Jwt(ExternalKey key) =>
        key.Sign("RS256", issuer.Url, "scim", TimeSpan.FromHours(1), ("sub", "ada"), ("scope", TestJwts.AllScopes));
}
