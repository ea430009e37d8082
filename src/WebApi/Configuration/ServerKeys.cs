using System.Security.Cryptography;
using System.Text;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Security;
using ScimPlatform.Infrastructure.Webhooks.Sets;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>
/// The keys that are not in the database: of cursors, of what the database keeps sealed, and of the audit. All are derived from one secret,
/// which is a setting, so that several nodes share it, or a file of this one.
/// </summary>
internal static class ServerKeys
{
    private const string KeyFile = "cursor-key";
    private const int KeyLength = 32;

    public static IServiceCollection AddServerKeys(this IServiceCollection services, ServerSettings settings, bool makesKeys) => services
        .AddSingleton(provider => new CursorCodec(
            Key(settings, makesKeys, "scim cursor 1"), provider.GetRequiredService<TimeProvider>(), settings.Scim.CursorTimeout))
        .AddSingleton(_ => new KeyRingKey(Key(settings, makesKeys, "key ring 1")))
        .AddSingleton(_ => new EventPositions(Key(settings, makesKeys, "events 1")))
        .AddSingleton(_ => new EventSigningKey(() => Key(settings, makesKeys, "events signature 1")))
        .AddSingleton(new AuditKey(() => Key(settings, makesKeys, "audit 1")));

    /// <summary>Where the secret is, for people.</summary>
    public static string PlaceOf(ServerSettings settings) => settings.MasterKey is null
        ? $"the file {Path.Combine(settings.DataDirectory, KeyFile)}"
        : "the setting Security:MasterKey";

    public static bool IsThere(ServerSettings settings) => settings.MasterKey is not null || File.Exists(Path.Combine(settings.DataDirectory, KeyFile));

    private static byte[] Key(ServerSettings settings, bool makesKeys, string purpose)
    {
        var secret = settings.MasterKey ?? (makesKeys
            ? SecretFile.Read(settings.DataDirectory, KeyFile, () => Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyLength)))
            : SecretFile.Read(settings.DataDirectory, KeyFile)
                ?? throw SettingFault.Of("Security:MasterKey", $"is missing, and so is the file {KeyFile} of the data directory: what is stored is under that key"));
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyLength, info: Encoding.ASCII.GetBytes(purpose));
    }
}
