using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Keys of the framework's own, which it would make at every start beside the server's key ring in the database.</summary>
internal static class FrameworkKeys
{
    /// <summary>
    /// Leaves them out: nobody uses them, they would lie in the home directory of each node, and the log would warn that nothing encrypts them. To be
    /// called when everything else is added, since authentication brings them.
    /// </summary>
    public static void LeaveOutFrameworkKeys(this IServiceCollection services)
    {
        var unused = services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly);
        foreach (var service in unused.ToList())
        {
            services.Remove(service);
        }
    }
}
