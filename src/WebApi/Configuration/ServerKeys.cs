using System.Security.Cryptography;
using System.Text;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Security;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>
/// The keys that are not in the database: of cursors, of what the database keeps sealed, and of the audit. All are derived from one secret,
/// which is a setting, so that several nodes share it, or a file of this one.
/// </summary>
internal static class ServerKeys
{
    private const string KeyFile = "cursor-key";
    private const int KeyLength = 32;

    public static IServiceCollection AddServerKeys(this IServiceCollection services, ServerSettings settings, bool makesFiles) => services
        .AddSingleton(provider => new CursorCodec(
            Key(settings, makesFiles, "scim cursor 1"), provider.GetRequiredService<TimeProvider>(), settings.Scim.CursorTimeout))
        .AddSingleton(_ => new KeyRingKey(Key(settings, makesFiles, "key ring 1")))
        .AddSingleton(new AuditKey(() => Key(settings, makesFiles, "audit 1")));

    private static byte[] Key(ServerSettings settings, bool makesFiles, string purpose)
    {
        var secret = settings.MasterKey ?? (makesFiles
            ? SecretFile.Read(settings.DataDirectory, KeyFile, () => Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyLength)))
            : SecretFile.Read(settings.DataDirectory, KeyFile)
                ?? throw SettingFault.Of("Security:MasterKey", $"is missing, and so is the file {KeyFile} of the data directory: what is stored is under that key"));
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyLength, info: Encoding.ASCII.GetBytes(purpose));
    }
}
