using System.Security.Cryptography;
using System.Text;
using ScimPlatform.Application.Scim.Cursors;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>The key that cursors are sealed with: from the setting, so that several nodes share it, or from a file of this one.</summary>
internal static class CursorKeys
{
    public const int MinSettingLength = 32;

    private const string KeyFile = "cursor-key";

    // What the derived key is for: one setting's text may serve other purposes some day.
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("scim cursor 1");

    public static IServiceCollection AddCursors(this IServiceCollection services, ServerSettings settings) =>
        services.AddSingleton(provider => new CursorCodec(
            Key(settings), provider.GetRequiredService<TimeProvider>(), settings.Scim.CursorTimeout));

    private static byte[] Key(ServerSettings settings)
    {
        var secret = settings.CursorKey ?? SecretFile.Read(
            settings.DataDirectory, KeyFile, () => Convert.ToHexString(RandomNumberGenerator.GetBytes(CursorCodec.KeyLength)));
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), CursorCodec.KeyLength, info: Purpose);
    }
}
