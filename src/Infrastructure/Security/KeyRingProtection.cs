using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ScimPlatform.Infrastructure.Security;

/// <summary>
/// Data Protection by the <see cref="KeyRing"/>, which needs the server's secret and the database only once something is protected: the framework
/// asks for protectors while it is put together, also for a command that is refused.
/// </summary>
internal sealed class KeyRingProtection(IServiceProvider services) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) =>
        new Protector(new Lazy<IDataProtector>(() => services.GetRequiredService<KeyRing>().Provider.CreateProtector(purpose)));

    private sealed class Protector(Lazy<IDataProtector> inner) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => new Protector(new Lazy<IDataProtector>(() => inner.Value.CreateProtector(purpose)));

        public byte[] Protect(byte[] plaintext) => inner.Value.Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData) => inner.Value.Unprotect(protectedData);
    }
}
