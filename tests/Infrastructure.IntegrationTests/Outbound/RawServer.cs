using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScimPlatform.Infrastructure.IntegrationTests.Outbound;

/// <summary>Listens on this machine, keeps the first bytes of each connection, and answers with what a test gives it.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<Stream, CancellationToken, Task> answer;
    private readonly Task accepting;

    public RawServer(Func<Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    public ConcurrentQueue<string> Received { get; } = [];

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static RawServer Saying(string response) => new((stream, cancel) => WriteAsync(stream, response, cancel));

    public static async Task WriteAsync(Stream stream, string text, CancellationToken cancellationToken) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken);

    public Uri Url(string path = "/") => new($"http://127.0.0.1:{Port}{path}");

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var conversations = new List<Task>();
        try
        {
            while (true)
            {
                conversations.Add(ConverseAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var start = new byte[8192];
            try
            {
                Received.Enqueue(Encoding.Latin1.GetString(start, 0, await stream.ReadAsync(start, stopping.Token)));
                await answer(stream, stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                Received.Enqueue("(gone)");
            }
        }
    }
}
