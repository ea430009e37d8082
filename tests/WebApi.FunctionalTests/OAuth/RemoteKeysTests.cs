using Microsoft.IdentityModel.Tokens;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.OAuth.Assertions;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>Those who ask for the keys of one source at the same time.</summary>
internal sealed class RemoteKeysTests
{
    private readonly ManualTime time = new();
    private StallingHttp http = null!;

    [SetUp]
    public void StartOver() => http = new StallingHttp();

    [TestCase(false)]
    [TestCase(true)]
    public async Task Get_ByManyAtOnceAtFirst_LoadsOnceWhateverComesOfIt(bool isHad)
    {
        var keys = Keys();
        var asked = Enumerable.Range(0, 10).Select(_ => OutcomeAsync(keys)).ToList();

        http.Answer(isHad ? 200 : 503);

        Assert.That(await Task.WhenAll(asked), Is.All.EqualTo(isHad ? "0 keys" : "keys_unavailable"));
        Assert.That(http.Requests, Is.EqualTo(1));
    }

    [Test]
    public async Task Get_AfterThoseWhoWaitedInVain_LoadsAgain()
    {
        var keys = Keys();
        var asked = Enumerable.Range(0, 2).Select(_ => OutcomeAsync(keys)).ToList();
        http.Answer(503);
        await Task.WhenAll(asked);

        var next = OutcomeAsync(keys);
        http.Answer(200);

        Assert.That((await next, http.Requests), Is.EqualTo(("0 keys", 2)));
    }

    private RemoteKeys Keys() => new(
        new KeySource.At("https://idp.example/keys"), http, new OutboundSettings(AllowsLoopback: false), new KeyHosts([]), new KeyedLock(), time);

    private static async Task<string> OutcomeAsync(RemoteKeys keys)
    {
        try
        {
            IReadOnlyList<JsonWebKey> found = await keys.GetAsync(_ => true, default);
            return $"{found.Count} keys";
        }
        catch (AssertionRefused refused)
        {
            return refused.Reason;
        }
    }

    /// <summary>A host that answers when a test says so.</summary>
    private sealed class StallingHttp : IOutboundHttp
    {
        private TaskCompletionSource<OutboundResponse> answer = new();

        public int Requests { get; private set; }

        public void Answer(int status)
        {
            var given = answer;
            answer = new TaskCompletionSource<OutboundResponse>();
            given.SetResult(new OutboundResponse(status, null, """{"keys":[]}"""u8.ToArray()));
        }

        public Task<OutboundResponse> SendAsync(OutboundRequest request, CancellationToken cancellationToken)
        {
            Requests++;
            return answer.Task;
        }
    }
}
