using System.Net;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Reads which proxies are believed.</summary>
internal static class ForwardedHeadersReader
{
    /// <exception cref="SettingFault">an address or network is none</exception>
    public static ForwardedHeaderSettings? Read(SettingsSection section)
    {
        var enabled = section.Flag("Enabled", false);
        var proxies = section.List("KnownProxies");
        var networks = section.List("KnownNetworks");
        var limit = section.Whole("ForwardLimit", 1, 1, 100);
        section.RefuseUnknown();
        foreach (var proxy in proxies.Where(proxy => !IPAddress.TryParse(proxy, out _)))
        {
            throw SettingFault.Of(section.Key("KnownProxies"), $"has '{proxy}', which is no IP address");
        }

        foreach (var network in networks.Where(network => !System.Net.IPNetwork.TryParse(network, out _)))
        {
            throw SettingFault.Of(section.Key("KnownNetworks"), $"has '{network}', which is no network such as 10.0.0.0/8");
        }

        // Without a list, whoever reaches the server could say that it is somebody else.
        if (enabled && proxies.Count + networks.Count == 0)
        {
            throw SettingFault.Of(section.Key("KnownProxies"), $"or {section.Key("KnownNetworks")} is missing: it says which proxies are believed");
        }

        return enabled ? new ForwardedHeaderSettings(proxies, networks, limit) : null;
    }
}
