using System.Security.Cryptography;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>Which texts are public keys.</summary>
internal static class PublicKeys
{
    /// <summary>Whether the PEM is one of ECDSA over P-256, and no private one.</summary>
    public static bool IsP256(string pem)
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
