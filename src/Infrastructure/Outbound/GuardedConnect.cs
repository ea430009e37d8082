using System.Net;
using System.Net.Sockets;
using ScimPlatform.Application.Common.Outbound;

namespace ScimPlatform.Infrastructure.Outbound;

/// <summary>
/// Opens connections to what customers name. The name is resolved here and nowhere else, so that a name that means one address when it is
/// checked and another when it is connected to (DNS rebinding) gains nothing. One address that is not public refuses the whole name.
/// </summary>
internal sealed class GuardedConnect(INameResolution names, OutboundSettings settings)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var isEncrypted = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps;
        var addresses = await ResolveAsync(host, cancellationToken);
        return addresses.All(address => IsAllowed(address, isEncrypted))
            ? await ConnectAsync(addresses, port, cancellationToken)
            : throw new OutboundFailure(OutboundFault.AddressRefused);
    }

    // Without TLS only this machine, in Development.
    private bool IsAllowed(IPAddress address, bool isEncrypted) =>
        (settings.AllowsLoopback && IPAddress.IsLoopback(address)) || (isEncrypted && PublicAddresses.Contains(address));

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await names.ResolveAsync(host, cancellationToken);
            return addresses.Length > 0 ? addresses : throw new OutboundFailure(OutboundFault.Unresolved);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw new OutboundFailure(OutboundFault.Unresolved, inner: exception);
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                last = exception;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new OutboundFailure(OutboundFault.Unreachable, inner: last);
    }
}
