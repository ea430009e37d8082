using System.Net;

namespace ScimPlatform.Application.Common.Outbound;

/// <summary>Which URLs may be called, as far as can be told without resolving a name.</summary>
public static class OutboundAddress
{
    public const int MaxLength = 2048;

    /// <returns>the URL, or null when it is none that may be called</returns>
    public static Uri? TryParse(string text, OutboundSettings settings) =>
        text.Length <= MaxLength && Uri.TryCreate(text, UriKind.Absolute, out var address) && IsCallable(address, settings) ? address : null;

    /// <summary>
    /// Whether the scheme is https (or http, to this machine in Development), nothing secret is in the URL, and the host, if it is written
    /// as an address, is a public one.
    /// </summary>
    public static bool IsCallable(Uri address, OutboundSettings settings)
    {
        if (!address.IsAbsoluteUri || address.Host.Length == 0 || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return false;
        }

        var isOfThisMachine = settings.AllowsLoopback && address.IsLoopback;
        return (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && isOfThisMachine))
            && (isOfThisMachine || !IsPrivate(address));
    }

    private static bool IsPrivate(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.IdnHost, out var written) && !PublicAddresses.Contains(written));
}
