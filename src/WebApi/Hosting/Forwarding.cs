using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Believes the proxies that the settings name, and no others, about who the client is and what it called.</summary>
internal static class Forwarding
{
    public static void UseForwarding(this WebApplication app, ForwardedHeaderSettings? settings)
    {
        if (settings is null)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = settings.ForwardLimit };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        settings.KnownProxies.Select(IPAddress.Parse).ToList().ForEach(options.KnownProxies.Add);
        settings.KnownNetworks.Select(network => System.Net.IPNetwork.Parse(network)).ToList().ForEach(options.KnownIPNetworks.Add);
        app.UseForwardedHeaders(options);
    }
}
