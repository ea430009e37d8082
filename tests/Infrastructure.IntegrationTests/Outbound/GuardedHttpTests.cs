using System.Text;
using Microsoft.Extensions.Time.Testing;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Infrastructure.Outbound;

namespace ScimPlatform.Infrastructure.IntegrationTests.Outbound;

public sealed class GuardedHttpTests
{
    private const int MaxBytes = 1000;
    private const string Empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static readonly OutboundLimits Limits = new(TimeSpan.FromSeconds(20), MaxBytes);

    [Test]
    public async Task Send_ToThisMachineInDevelopment_IsAnswered()
    {
        await using var server = RawServer.Saying("HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 5\r\n\r\nhello");
        using var http = Development(new SystemNameResolution());

        var response = await http.SendAsync(new OutboundRequest(server.Url("/keys?v=1"), Limits), CancellationToken.None);

        Assert.That(
            (response.Status, response.RetryAfter, Encoding.ASCII.GetString(response.Body.Span)), Is.EqualTo((429, "7", "hello")));
        Assert.That(
            server.Received.Single(), Is.EqualTo($"GET /keys?v=1 HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nUser-Agent: ScimPlatform\r\n\r\n"));
    }

    [Test]
    public async Task Send_OfABody_IsAPost()
    {
        await using var server = RawServer.Saying(Empty);
        using var http = Development(new SystemNameResolution());

        await http.SendAsync(
            new OutboundRequest(server.Url(), Limits)
            {
                Body = new OutboundBody("{}"u8.ToArray(), "application/json"),
                Headers = [KeyValuePair.Create("webhook-id", "msg_1")],
            },
            CancellationToken.None);

        Assert.That(server.Received.First(), Does.StartWith("POST / HTTP/1.1\r\n")
            .And.Contain("webhook-id: msg_1\r\n").And.Contain("Content-Type: application/json\r\n"));
    }

    [Test]
    public async Task Send_OutsideDevelopment_DoesNotConnectToThisMachine()
    {
        await using var server = RawServer.Saying(Empty);
        var names = new FixedNames(["127.0.0.1"]);
        using var http = Production(names);

        Assert.That(await FaultAsync(http, new Uri($"https://idp.example:{server.Port}/")), Is.EqualTo(OutboundFault.AddressRefused));
        Assert.That(await FaultAsync(http, server.Url()), Is.EqualTo(OutboundFault.AddressForm));
        Assert.That(await FaultAsync(http, new Uri($"https://127.0.0.1:{server.Port}/")), Is.EqualTo(OutboundFault.AddressForm));
        Assert.That((names.Asked, server.Received), Is.EqualTo((new[] { "idp.example" }, Array.Empty<string>())));
    }

    [TestCase("10.0.0.1")]
    [TestCase("169.254.169.254")]
    [TestCase("100.64.0.1")]
    [TestCase("fd00::1")]
    [TestCase("fe80::1")]
    [TestCase("::ffff:10.0.0.1")]
    [TestCase("224.0.0.1")]
    public async Task Send_ToANameOfAnAddressThatIsNotPublic_IsRefusedInDevelopmentToo(string address)
    {
        using var http = Development(new FixedNames([address]));

        Assert.That(await FaultAsync(http, new Uri("https://idp.example/")), Is.EqualTo(OutboundFault.AddressRefused));
    }

    [Test]
    public async Task Send_ToANameWithOnePublicAddressAndOneThatIsNot_IsRefused()
    {
        await using var server = RawServer.Saying(Empty);
        using var http = Production(new FixedNames(["9.9.9.9", "127.0.0.1"]));

        Assert.That(await FaultAsync(http, new Uri($"https://idp.example:{server.Port}/")), Is.EqualTo(OutboundFault.AddressRefused));
        Assert.That(server.Received, Is.Empty);
    }

    [Test]
    public async Task Send_ToANameThatChangesItsMeaning_ConnectsToWhatWasChecked()
    {
        await using var server = new RawServer((_, _) => Task.CompletedTask);
        var names = new FixedNames(["127.0.0.1"], ["169.254.169.254"]);
        using var http = Development(names);

        var fault = await FaultAsync(http, new Uri($"https://idp.example:{server.Port}/"));

        // The name is still what TLS asks for: the server saw it, and had no certificate for it.
        Assert.That((fault, names.Asked), Is.EqualTo((OutboundFault.Unreachable, new[] { "idp.example" })));
        Assert.That(server.Received.First(), Does.Contain("idp.example"));
    }

    [Test]
    public async Task Send_ToTheNextAddressOfAName_WhenTheFirstRefuses()
    {
        await using var server = RawServer.Saying(Empty);
        using var http = Development(new FixedNames(["127.0.0.2", "127.0.0.1"]));

        var response = await http.SendAsync(new OutboundRequest(new Uri($"http://localhost:{server.Port}/"), Limits), CancellationToken.None);

        Assert.That(response.Status, Is.EqualTo(200));
    }

    [TestCase(301)]
    [TestCase(302)]
    [TestCase(303)]
    [TestCase(307)]
    [TestCase(308)]
    [TestCase(304)]
    public async Task Send_ToWhatRedirects_GoesNowhereElse(int status)
    {
        await using var target = RawServer.Saying(Empty);
        await using var server = RawServer.Saying($"HTTP/1.1 {status} Elsewhere\r\nLocation: {target.Url()}\r\nContent-Length: 0\r\n\r\n");
        using var http = Development(new SystemNameResolution());

        var failure = await Assert.ThrowsAsync<OutboundFailure>(
            () => http.SendAsync(new OutboundRequest(server.Url(), Limits), CancellationToken.None));

        Assert.That((failure!.Fault, failure.Status), Is.EqualTo((OutboundFault.Redirected, status)));
        Assert.That(target.Received, Is.Empty);
    }

    [TestCase(MaxBytes, true)]
    [TestCase(MaxBytes + 1, false)]
    public async Task Send_ToWhatSaysItsLength_ReadsSoMuchAndNoMore(int length, bool isRead)
    {
        await using var server = RawServer.Saying($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{new string('x', length)}");

        await AssertLengthAsync(server, length, isRead);
    }

    [TestCase(MaxBytes, true)]
    [TestCase(MaxBytes + 1, false)]
    [TestCase(100_000, false)]
    public async Task Send_ToWhatKeepsItsLengthToItself_ReadsSoMuchAndNoMore(int length, bool isRead)
    {
        await using var server = RawServer.Saying(
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{length:x}\r\n{new string('x', length)}\r\n0\r\n\r\n");

        await AssertLengthAsync(server, length, isRead);
    }

    [Test]
    public async Task Send_ThatLeavesTheBodyUnread_TakesAnyLength()
    {
        await using var server = RawServer.Saying("HTTP/1.1 204 Fine\r\nContent-Length: 1000000\r\n\r\n");
        using var http = Development(new SystemNameResolution());

        var response = await http.SendAsync(
            new OutboundRequest(server.Url(), Limits with { MaxBytes = null }), CancellationToken.None);

        Assert.That((response.Status, response.Body.Length), Is.EqualTo((204, 0)));
    }

    [TestCase("", Description = "no answer")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", Description = "half an answer")]
    public async Task Send_ToWhatIsTooSlow_EndsAtTheTimeLimit(string start)
    {
        var hasStarted = new TaskCompletionSource();
        await using var server = new RawServer(async (stream, cancel) =>
        {
            await RawServer.WriteAsync(stream, start, cancel);
            hasStarted.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        var time = new FakeTimeProvider();
        using var http = new GuardedHttp(new SystemNameResolution(), new OutboundSettings(AllowsLoopback: true), time);

        var fault = FaultAsync(http, server.Url());
        await hasStarted.Task;
        time.Advance(Limits.Time - TimeSpan.FromSeconds(1));
        Assert.That(fault.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await fault, Is.EqualTo(OutboundFault.TooSlow));
    }

    [Test]
    public async Task Send_ThatItsCallerGivesUp_IsCancelled()
    {
        using var giveUp = new CancellationTokenSource();
        await using var server = new RawServer(async (_, cancel) =>
        {
            await giveUp.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
        });
        using var http = Development(new SystemNameResolution());

        Assert.That(
            () => http.SendAsync(new OutboundRequest(server.Url(), Limits), giveUp.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")]
    [TestCase("HTTP/1.1 200 OK\r\nBroken header\r\n\r\n")]
    [TestCase("SSH-2.0-OpenSSH_9.6\r\n")]
    [TestCase("")]
    public async Task Send_ToWhatSpeaksNoHttp_IsUnreachable(string answer)
    {
        await using var server = RawServer.Saying(answer);
        using var http = Development(new SystemNameResolution());

        Assert.That(await FaultAsync(http, server.Url()), Is.EqualTo(OutboundFault.Unreachable));
    }

    [Test]
    public async Task Send_ToWhereNobodyListens_IsUnreachable()
    {
        Uri address;
        await using (var server = RawServer.Saying(Empty))
        {
            address = server.Url();
        }

        using var http = Development(new SystemNameResolution());

        Assert.That(await FaultAsync(http, address), Is.EqualTo(OutboundFault.Unreachable));
    }

    [Test]
    public async Task Send_ToANameWithoutAddresses_IsUnresolved()
    {
        using var http = Production(new FixedNames([[]]));

        Assert.That(await FaultAsync(http, new Uri("https://idp.example/")), Is.EqualTo(OutboundFault.Unresolved));
    }

    [TestCase("LOCALHOST", true)]
    [TestCase("idp.example", false)]
    public async Task Send_WithAListOfHosts_CallsThoseOnly(string allowed, bool isCalled)
    {
        await using var server = RawServer.Saying(Empty);
        using var http = Development(new FixedNames(["127.0.0.1"]));
        var request = new OutboundRequest(new Uri($"http://localhost:{server.Port}/"), Limits with { AllowedHosts = [allowed] });

        var fault = await FaultAsync(http, request);

        Assert.That((fault, server.Received.Count), isCalled
            ? Is.EqualTo(((OutboundFault?)null, 1))
            : Is.EqualTo(((OutboundFault?)OutboundFault.HostNotAllowed, 0)));
    }

    private static GuardedHttp Development(INameResolution names) => new(names, new OutboundSettings(AllowsLoopback: true), TimeProvider.System);

    private static GuardedHttp Production(INameResolution names) => new(names, new OutboundSettings(AllowsLoopback: false), TimeProvider.System);

    private static Task<OutboundFault?> FaultAsync(GuardedHttp http, Uri address) => FaultAsync(http, new OutboundRequest(address, Limits));

    private static async Task<OutboundFault?> FaultAsync(GuardedHttp http, OutboundRequest request)
    {
        try
        {
            await http.SendAsync(request, CancellationToken.None);
            return null;
        }
        catch (OutboundFailure failure)
        {
            return failure.Fault;
        }
    }

    private static async Task AssertLengthAsync(RawServer server, int length, bool isRead)
    {
        using var http = Development(new SystemNameResolution());
        var send = http.SendAsync(new OutboundRequest(server.Url(), Limits), CancellationToken.None);

        if (isRead)
        {
            Assert.That((await send).Body.Length, Is.EqualTo(length));
        }
        else
        {
            Assert.That(() => send, Throws.TypeOf<OutboundFailure>().With.Property("Fault").EqualTo(OutboundFault.TooLarge));
        }
    }
}
