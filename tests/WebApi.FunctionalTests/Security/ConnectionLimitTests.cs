using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Surface;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>What a connection may not do, over a real one. Waits are shortened to a second.</summary>
internal sealed class ConnectionLimitTests : ServerFixture
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private protected override TestServerSetup Setup => new()
    {
        Listens = true,
        Services = services => services.PostConfigure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = Second;
            kestrel.Limits.KeepAliveTimeout = Second;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(1.5));
        }),
    };

    [Test]
    public async Task Limits_OfTheServerAsItRuns_AreBounded()
    {
        await using var app = await TestServerApp.StartAsync(new TestServerSetup { Listens = true });

        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.That(limits.RequestHeadersTimeout, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Assert.That(limits.KeepAliveTimeout, Is.EqualTo(TimeSpan.FromMinutes(2)));
        Assert.That((limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinRequestBodyDataRate.GracePeriod), Is.EqualTo((240, TimeSpan.FromSeconds(5))));
        Assert.That((limits.MinResponseDataRate!.BytesPerSecond, limits.MinResponseDataRate.GracePeriod), Is.EqualTo((240, TimeSpan.FromSeconds(5))));
        Assert.That(
            (limits.MaxRequestLineSize, limits.MaxRequestHeadersTotalSize, limits.MaxRequestHeaderCount), Is.EqualTo((16384, 32768, 100)));
    }

    [Test]
    public async Task RequestLine_TooLong_Is414()
    {
        var answer = await SendAsync($"GET /scim/v2/Users?filter={new string('a', 17_000)} HTTP/1.1\r\nHost: x\r\n\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 414 "));
    }

    [Test]
    public async Task Headers_TooLarge_Are431()
    {
        var answer = await SendAsync($"GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {new string('a', 33_000)}\r\n\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 431 "));
    }

    [Test]
    public async Task Headers_TooMany_Are431()
    {
        var many = string.Concat(Enumerable.Range(0, 101).Select(number => $"X-{number}: a\r\n"));

        var answer = await SendAsync($"GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\n{many}\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 431 "));
    }

    [TestCase("GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")]
    [TestCase("GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n")]
    [TestCase("POST /scim-token HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}")]
    [TestCase("POST /scim-token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n{}")]
    [TestCase("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task Framing_Ambiguous_IsMalformed(string request) =>
        Assert.That(await SendAsync(request), Does.Match(@"\AHTTP/1\.1 4(00|22) [^\0]*The request is malformed\."));

    [Test]
    public async Task Headers_ThatDoNotEnd_Are408() =>
        Assert.That(await SendAsync("GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nX-Slow: "), Does.StartWith("HTTP/1.1 408 "));

    [Test]
    public async Task Connection_ThatSaysNothing_IsClosed() => Assert.That(await SendAsync(""), Is.Empty);

    [TestCaseSource(typeof(Voice), nameof(Voice.All))]
    public async Task Body_ThatDoesNotCome_IsATimeoutInThisVoice(Voice voice)
    {
        var tenant = await App.AddTenantAsync();

        var answer = await SendAsync(
            $"POST {voice.Path} HTTP/1.1\r\nHost: x\r\nAuthorization: {App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes)}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");

        voice.AssertError(RawAnswer.Parse(answer), 504);
        Assert.That(await tenant.CountTokensAsync() + await tenant.CountUsersAsync(), Is.Zero);
    }

    [TestCaseSource(typeof(Voice), nameof(Voice.All))]
    public async Task Body_OfUnknownLengthOverTheLimit_Is413InThisVoice(Voice voice)
    {
        var tenant = await App.AddTenantAsync();
        var chunk = $"{64 * 1024:x}\r\n{new string(' ', 64 * 1024)}\r\n";
        var chunks = string.Concat(Enumerable.Repeat(chunk, (voice.BodyLimit / (64 * 1024)) + 1));

        var answer = await SendAsync(
            $"POST {voice.Path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: {App.Jwts.Of(tenant.Slug, TestJwts.TenantScopes)}\r\n"
            + $"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");

        voice.AssertError(RawAnswer.Parse(answer), 413);
    }

    [TestCaseSource(typeof(Voice), nameof(Voice.All))]
    public Task Target_WithNul_IsInvalidInThisVoice(Voice voice) => AssertInvalidAsync(voice, "/a%00b", "Host: x\r\nConnection: close");

    [TestCaseSource(typeof(Voice), nameof(Voice.All))]
    public Task Headers_ThatContradict_AreInvalidInThisVoice(Voice voice) => AssertInvalidAsync(voice, "", "Host: x\r\nHost: y");

    private async Task AssertInvalidAsync(Voice voice, string target, string headers)
    {
        var answer = RawAnswer.Parse(await SendAsync($"GET {voice.Path}{target} HTTP/1.1\r\n{headers}\r\n\r\n"));

        Assert.That(
            (answer.Status, answer.ContentType), Is.EqualTo((voice.Invalid, (await App.As(null).GetAsync(voice.Path)).ContentType)));
        Assert.That(answer.Text, Does.Contain("The request is malformed."));
        Assert.That(answer.Header("X-Trace-Id"), Does.Match("^[0-9a-f]{32}$"));
        Assert.That((answer.Header("X-Content-Type-Options"), answer.Header("Cache-Control")), Is.EqualTo(("nosniff", "no-store")));
    }

    private async Task<string> SendAsync(string text)
    {
        using var connection = await RawConnection.OpenAsync(App.Url);
        await connection.SendAsync(text);
        return await connection.ReadToEndAsync();
    }
}
