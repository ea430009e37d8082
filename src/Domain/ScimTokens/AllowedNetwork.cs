using System.Buffers;
using System.Net;
using System.Net.Sockets;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.ScimTokens;

/// <summary>A network that a token may be used from, in CIDR form with the host bits masked; a bare address is a network of one.</summary>
public sealed record AllowedNetwork
{
    private const int MappedPrefixLength = 96;

    private static readonly SearchValues<char> Ipv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    private readonly IPNetwork network;

    private AllowedNetwork(IPNetwork network) => this.network = network;

    /// <exception cref="InvalidAllowedNetwork">the text is neither an address nor a network</exception>
    public static AllowedNetwork Of(string text) => TryParse(text) ?? throw new InvalidAllowedNetwork();

    public static AllowedNetwork? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var written = slash < 0 ? text : text.AsSpan(0, slash);
        if (!IPAddress.TryParse(written, out var address) || !IsWrittenInFull(written, address))
        {
            return null;
        }

        var widest = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = widest;
        if (slash >= 0 && !TryLength(text.AsSpan(slash + 1), widest, out length))
        {
            return null;
        }

        return address.IsIPv4MappedToIPv6 && length >= MappedPrefixLength
            ? Masked(address.MapToIPv4(), length - MappedPrefixLength)
            : Masked(address, length);
    }

    /// <summary>Whether the address lies in the network; an IPv4 address mapped into IPv6 counts as IPv4.</summary>
    public bool Contains(IPAddress address) => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    public override string ToString() => network.ToString();

    private static bool TryLength(ReadOnlySpan<char> digits, int widest, out int length)
    {
        length = -1;
        return digits.Length is > 0 and <= 3 && !digits.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(digits, out length) && length <= widest;
    }

    private static AllowedNetwork Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new AllowedNetwork(new IPNetwork(new IPAddress(bytes), length));
    }

    // The parser also takes "10" for 0.0.0.10, octal parts, brackets, ports and scopes: guesses that would allow the wrong network.
    private static bool IsWrittenInFull(ReadOnlySpan<char> text, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
            ? text.SequenceEqual(address.ToString())
            : !text.ContainsAnyExcept(Ipv6Characters);
}

public sealed class InvalidAllowedNetwork() : ValueRefused("A network is an IP address or CIDR block, such as 192.0.2.0/24.");
