using System.Net.Sockets;
using System.Text;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>A connection on which a test sends what no well-behaved client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpClient client = new();

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var connection = new RawConnection();
        await connection.client.ConnectAsync(server.Host, server.Port);
        return connection;
    }

    public async Task SendAsync(string text) => await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>All that comes until the server hangs up.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(patience.Token);
    }

    public void Dispose() => client.Dispose();
}
