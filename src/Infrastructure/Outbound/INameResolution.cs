using System.Net;

namespace ScimPlatform.Infrastructure.Outbound;

/// <summary>Names of hosts to addresses.</summary>
internal interface INameResolution
{
    /// <returns>every address of the host; a host that is written as an address is its own</returns>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

/// <summary>As the machine resolves them.</summary>
internal sealed class SystemNameResolution : INameResolution
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
