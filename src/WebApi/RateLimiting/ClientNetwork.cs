using System.Buffers.Binary;
using System.Net;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>Where a client comes from, as far as it cannot choose: its IPv4 address, or the /64 of its IPv6 address.</summary>
internal readonly record struct ClientNetwork(ulong Bits, bool IsIPv6)
{
    public static ClientNetwork Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.MapToIPv6().TryWriteBytes(bytes, out _))
        {
            return default;
        }

        return address.IsIPv4MappedToIPv6 || address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? new ClientNetwork(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]), false)
            : new ClientNetwork(BinaryPrimitives.ReadUInt64BigEndian(bytes), true);
    }
}
