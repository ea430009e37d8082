using System.Net;
using System.Net.Sockets;

namespace ScimPlatform.TestSupport.Databases;

/// <summary>
/// Stands between a client and a database server, and counts round trips: how often the client sends something after the server has
/// answered. A batch is one, whatever it holds. It can be a server in trouble, too.
/// </summary>
public sealed class CountingProxy : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly EndPoint server;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task accepting;
    private int roundTrips;

    public CountingProxy(EndPoint server)
    {
        this.server = server;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <summary>How many round trips there were, over all connections.</summary>
    public int RoundTrips => Volatile.Read(ref roundTrips);

    /// <summary>While set, nothing that either side sends arrives: a server that hangs.</summary>
    public bool IsSilent { get; set; }

    /// <summary>While set, each connection ends at once: a server that is gone.</summary>
    public bool IsGone { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Dispose();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptAsync(stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var near = client;
        if (IsGone)
        {
            return;
        }

        using var far = new Socket(server.AddressFamily, SocketType.Stream, server is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp);
        await far.ConnectAsync(server, stopping.Token);
        var turn = new Turn();
        await Task.WhenAny(
            CopyAsync(near, far, () => turn.Take(1, () => Interlocked.Increment(ref roundTrips))),
            CopyAsync(far, near, () => turn.Take(2, () => { })));
    }

    private async Task CopyAsync(Socket from, Socket to, Action sent)
    {
        var buffer = new byte[1 << 16];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, stopping.Token)) > 0 && !IsGone)
            {
                if (IsSilent)
                {
                    continue;
                }

                sent();
                for (var written = 0; written < read;)
                {
                    written += await to.SendAsync(buffer.AsMemory(written, read - written), stopping.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side has gone: the connection ends.
        }
    }

    /// <summary>Whose turn to speak it is on one connection.</summary>
    private sealed class Turn
    {
        private int speaker;

        public void Take(int side, Action whenChanged)
        {
            if (Interlocked.Exchange(ref speaker, side) != side)
            {
                whenChanged();
            }
        }
    }
}
