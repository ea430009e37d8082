using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ScimPlatform.Infrastructure.Security;

/// <summary>What the key ring is encrypted with: 32 bytes, the same on every node, and not in the database.</summary>
public sealed record KeyRingKey(byte[] Bytes);

/// <summary>
/// Data Protection with its keys in the database, where every node finds them. It is set up in a container of its own when it is first
/// needed: the framework's way reads and makes keys at every start, whether or not anybody ever needs one.
/// </summary>
internal sealed class KeyRing(IServiceScopeFactory scopes, KeyRingKey key, ILoggerFactory logging) : IDisposable
{
    private const string Application = "ScimPlatform";

    private readonly Lazy<ServiceProvider> services = new(() => Build(scopes, key, logging));

    public IDataProtectionProvider Provider => services.Value.GetRequiredService<IDataProtectionProvider>();

    public void Dispose()
    {
        if (services.IsValueCreated)
        {
            services.Value.Dispose();
        }
    }

    private static ServiceProvider Build(IServiceScopeFactory scopes, KeyRingKey key, ILoggerFactory logging)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(logging);
        collection.AddSingleton(key);
        collection.AddDataProtection().SetApplicationName(Application);
        collection.Configure<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new KeyRingRows(scopes);
            options.XmlEncryptor = new KeyRingEncryptor(key);
        });
        return collection.BuildServiceProvider();
    }
}
