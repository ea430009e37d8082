using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>
/// How much a connection may send before anybody knows who it is, and how slowly. What Kestrel refuses itself (400, 408, 414, 431) is no
/// request yet and has no path, so it has no dialect either: the answer is a status without a body.
/// </summary>
internal static class ConnectionLimits
{
    public const int MaxRequestLineSize = 16 * 1024;
    public const int MaxHeadersSize = 32 * 1024;
    public const int MaxHeaders = 100;

    private const double BytesPerSecond = 240;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;

        // Each dialect has its own limit, and says in its own words that it was passed.
        limits.MaxRequestBodySize = null;

        // Room for the longest filter that is read, escaped.
        limits.MaxRequestLineSize = MaxRequestLineSize;
        limits.MaxRequestHeadersTotalSize = MaxHeadersSize;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(BytesPerSecond, Grace);
        limits.MinResponseDataRate = new MinDataRate(BytesPerSecond, Grace);
    }
}
