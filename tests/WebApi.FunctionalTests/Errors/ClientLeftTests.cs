using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.FunctionalTests.Errors;

/// <summary>A client that resets its connection is no failure of the server.</summary>
public sealed class ClientLeftTests
{
    private static readonly Exception[] Left = [new ConnectionResetException("reset", new SocketException()), new OperationCanceledException(), new IOException()];

    // The reset may be told of before the request is known to be aborted.
    [TestCase(0, false)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(2, true)]
    public async Task Body_OfAClientThatLeft_Is499AndWritesNothing(int which, bool isKnown)
    {
        using var aborted = new CancellationTokenSource();
        var context = new DefaultHttpContext { RequestAborted = aborted.Token };
        if (isKnown)
        {
            await aborted.CancelAsync();
        }

        // Whatever it wrote would go over this.
        var handler = new ExceptionHandler(null!, NullLogger<ExceptionHandler>.Instance);

        Assert.That(await handler.TryHandleAsync(context, Left[which], default), Is.True);
        Assert.That(context.Response.StatusCode, Is.EqualTo(499));
    }
}
