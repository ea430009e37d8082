using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

/// <summary>Three wrong credentials from an address in a minute; the next wrong ones have to wait, right ones never.</summary>
[TestFixtureSource(typeof(Voice), nameof(Voice.All))]
internal sealed class FailedSignInTests(Voice voice) : ServerFixture
{
    private const int Limit = 3;

    private readonly ManualTime time = new();

    private protected override TestServerSetup Setup => TestServerSetup.With(
        ("RateLimits:Enabled", "true"), ("RateLimits:FailedSignInsPerMinute", $"{Limit}")) with
    {
        Services = services => services.AddSingleton<TimeProvider>(time),
    };

    [Test]
    public async Task Fail_MoreOftenThanAllowed_Is429InThisVoice()
    {
        var failed = await FailAsync("192.0.2.1", Limit);
        var refused = await FailAsync("192.0.2.1", 2);

        Assert.That(failed.Select(answer => answer.Status), Is.All.EqualTo(401));
        foreach (var answer in refused)
        {
            voice.AssertError(answer, 429);
            Assert.That(int.Parse(answer.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture), Is.InRange(1, 60));
            Assert.That(answer.Header("RateLimit-Policy"), Is.EqualTo("\"sign-in\";q=3;w=60"));
            Assert.That(answer.Header("RateLimit"), Is.EqualTo($"\"sign-in\";r=0;t={answer.Header("Retry-After")}"));
            Assert.That(answer.Header("WWW-Authenticate"), Is.Null);
        }
    }

    [Test]
    public async Task Succeed_FromAnAddressThatFailedTooOften_IsLetIn()
    {
        var tenant = await App.AddTenantAsync();
        await FailAsync("192.0.2.2", Limit + 1);

        var byJwt = await tenant.Admin.GetAsync(voice.Path, (ClientAddress.Header, "192.0.2.2"));
        var byToken = await (await tenant.ConnectorAsync()).GetAsync("/scim/v2/Users", (ClientAddress.Header, "192.0.2.2"));

        Assert.That(byJwt.Status, Is.Not.AnyOf(401, 429), byJwt.Text);
        Assert.That(byToken.Status, Is.EqualTo(200), byToken.Text);
        voice.AssertError((await FailAsync("192.0.2.2", 1))[0], 429);
    }

    [Test]
    public async Task Fail_AfterTheTimeThatWasNamed_Is401Again()
    {
        await FailAsync("192.0.2.3", Limit);
        var refused = (await FailAsync("192.0.2.3", 1))[0];

        time.Advance(TimeSpan.FromSeconds(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture)));

        voice.AssertError((await FailAsync("192.0.2.3", 1))[0], 401);
    }

    [TestCase("192.0.2.4", "192.0.2.5", 401)]
    [TestCase("192.0.2.6", "::ffff:192.0.2.6", 429)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", 429)]
    [TestCase("2001:db8:0:2::1", "2001:db8:0:3::1", 401)]
    public async Task Fail_FromAnotherAddress_CountsWithItsNetwork(string first, string second, int status)
    {
        await FailAsync(first, Limit);

        voice.AssertError((await FailAsync(second, 1))[0], status);
    }

    [Test]
    public async Task NoCredentials_AreNoFailedSignIn()
    {
        for (var number = 0; number < Limit + 2; number++)
        {
            voice.AssertError(await App.As(null).GetAsync(voice.Path, (ClientAddress.Header, "192.0.2.7")), 401);
        }

        voice.AssertError((await FailAsync("192.0.2.7", 1))[0], 401);
    }

    [Test]
    public async Task Forbidden_IsNoFailedSignIn()
    {
        var tenant = await App.AddTenantAsync();
        for (var number = 0; number < Limit + 2; number++)
        {
            voice.AssertError(await tenant.As("scim.audit.read").GetAsync(voice.Path, (ClientAddress.Header, "192.0.2.8")), 403);
        }

        voice.AssertError((await FailAsync("192.0.2.8", 1))[0], 401);
    }

    private async Task<IReadOnlyList<Answer>> FailAsync(string address, int times)
    {
        var answers = new List<Answer>();
        for (var number = 0; number < times; number++)
        {
            var wrong = (number % 3) switch
            {
                0 => $"Bearer {TokenSecret.Generate("scim_test_").Reveal()}",
                1 => "Bearer e30.e30.e30",
                _ => "Basic YTpi",
            };
            answers.Add(await App.As(wrong).GetAsync(voice.Path, (ClientAddress.Header, address)));
        }

        return answers;
    }
}
