using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Believes the proxies that the settings name, and no others, about who the client is and what it called.</summary>
internal static class Forwarding
{
    public static void UseForwarding(this WebApplication app, ServerSettings server)
    {
        if (server.ForwardedHeaders is not { Enabled: true } settings)
        {
            return;
        }

        // Where the settings say what clients call, nobody else does.
        var believed = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
            | (server.PublicBaseUrl is null ? ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix : ForwardedHeaders.None);
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = believed,
            ForwardLimit = settings.ForwardLimit,
            AllowedHosts = [.. server.AllowedHosts],
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        settings.KnownProxies.Select(IPAddress.Parse).ToList().ForEach(options.KnownProxies.Add);
        settings.KnownNetworks.Select(network => System.Net.IPNetwork.Parse(network)).ToList().ForEach(options.KnownIPNetworks.Add);
        app.UseForwardedHeaders(options);
    }
}
