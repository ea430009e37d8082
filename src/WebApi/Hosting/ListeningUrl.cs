using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Where the server listens, for what has no request to take its address from.</summary>
internal static class ListeningUrl
{
    private const string Unknown = "http://localhost";

    /// <summary>The first address, without a slash at its end; one that stands for every interface is called by the name of this machine's own.</summary>
    public static string Of(IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } listening
        ? Unknown
        : listening.Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal).TrimEnd('/');
}
