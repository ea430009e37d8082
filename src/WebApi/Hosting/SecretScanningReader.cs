using System.Security.Cryptography;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Reads the public keys of those who tell of leaked tokens.</summary>
internal static class SecretScanningReader
{
    /// <exception cref="SettingFault">a key is no public key of ECDSA over P-256</exception>
    public static IReadOnlyDictionary<string, string> Read(SettingsSection section)
    {
        var keys = section.Named("Keys");
        section.RefuseUnknown();
        foreach (var (id, pem) in keys)
        {
            if (!IsPublicKey(pem))
            {
                throw SettingFault.Of($"{section.Key("Keys")}:{id}", "must be a public key of ECDSA over P-256 in PEM");
            }
        }

        return keys;
    }

    private static bool IsPublicKey(string pem)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value
                && !pem.Contains("PRIVATE", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
