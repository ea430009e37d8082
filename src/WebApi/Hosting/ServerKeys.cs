using System.Security.Cryptography;
using System.Text;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Infrastructure.Security;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>
/// The keys that are not in the database: of cursors, and of what the database keeps sealed. Both are derived from one secret, which is
/// a setting, so that several nodes share it, or a file of this one.
/// </summary>
internal static class ServerKeys
{
    public const int MinSettingLength = 32;

    private const string KeyFile = "cursor-key";
    private const int KeyLength = 32;

    public static IServiceCollection AddServerKeys(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(provider => new CursorCodec(
            Key(settings, "scim cursor 1"), provider.GetRequiredService<TimeProvider>(), settings.Scim.CursorTimeout))
        .AddSingleton(_ => new KeyRingKey(Key(settings, "key ring 1")));

    private static byte[] Key(ServerSettings settings, string purpose)
    {
        var secret = settings.CursorKey ?? SecretFile.Read(
            settings.DataDirectory, KeyFile, () => Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyLength)));
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyLength, info: Encoding.ASCII.GetBytes(purpose));
    }
}
