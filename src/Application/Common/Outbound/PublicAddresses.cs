using System.Net;
using System.Net.Sockets;

namespace ScimPlatform.Application.Common.Outbound;

/// <summary>
/// Addresses of the public internet, by IANA's registries of special-purpose addresses (RFC 6890). Whatever is private, loopback,
/// link-local, shared (RFC 6598), multicast, reserved, for documentation, or an IPv4 address in the clothes of IPv6, is none of them.
/// </summary>
public static class PublicAddresses
{
    private const int EmbeddedLength = 4;

    private static readonly IPNetwork[] SpecialIPv4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // The host's agent on every machine of Azure: a public address that is only ever that of this very host.
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    // Teredo and other assignments to protocols, documentation, 6to4: all within what is else public.
    private static readonly IPNetwork[] SpecialIPv6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // How hosts without IPv4 reach it (RFC 6052): the address stands at the end.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contains(IPAddress address)
    {
        // IPNetwork takes the IPv4 part of these for the whole address.
        if (address.IsIPv4MappedToIPv6)
        {
            return false;
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !SpecialIPv4.Any(network => network.Contains(address));
        }

        return Translated.Contains(address)
            ? Contains(new IPAddress(address.GetAddressBytes().AsSpan(^EmbeddedLength)))
            : GlobalUnicast.Contains(address) && !SpecialIPv6.Any(network => network.Contains(address));
    }
}
