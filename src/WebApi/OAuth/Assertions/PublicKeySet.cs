using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ScimPlatform.WebApi.OAuth.Assertions;

/// <summary>The keys of a JSON Web Key Set that signatures can be checked with. Others are left out.</summary>
internal static class PublicKeySet
{
    public const int MostKeys = 100;
    private const int LeastRsaBits = 2048;

    private static readonly Dictionary<string, ECCurve> Curves = new()
    {
        ["P-256"] = ECCurve.NamedCurves.nistP256,
        ["P-384"] = ECCurve.NamedCurves.nistP384,
        ["P-521"] = ECCurve.NamedCurves.nistP521,
    };

    /// <exception cref="FormatException">the document is no key set</exception>
    public static IReadOnlyList<JsonWebKey> Parse(ReadOnlySpan<byte> document)
    {
        try
        {
            var set = new JsonWebKeySet(System.Text.Encoding.UTF8.GetString(document));
            return set.Keys.Count <= MostKeys ? [.. set.Keys.Where(CanSign)] : throw new FormatException("There are too many keys.");
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException)
        {
            throw new FormatException("This is no key set.", exception);
        }
    }

    /// <summary>Whether the key is public, strong enough, and one of those that assertions may be signed with.</summary>
    public static bool CanSign(JsonWebKey key) => key.Use is null or "sig" && key.Kty switch
    {
        "RSA" => IsRsa(key),
        "EC" => IsEc(key),
        _ => false,
    };

    /// <summary>Whether an algorithm goes with the key.</summary>
    public static bool Fits(JsonWebKey key, string algorithm) =>
        (key.Alg is null || key.Alg == algorithm)
        && (algorithm.StartsWith("ES", StringComparison.Ordinal) ? key.Kty == "EC" : key.Kty == "RSA");

    private static bool IsRsa(JsonWebKey key)
    {
        try
        {
            using var rsa = RSA.Create(new RSAParameters
            {
                Modulus = Base64UrlEncoder.DecodeBytes(key.N),
                Exponent = Base64UrlEncoder.DecodeBytes(key.E),
            });
            return rsa.KeySize >= LeastRsaBits;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsEc(JsonWebKey key)
    {
        if (key.Crv is null || !Curves.TryGetValue(key.Crv, out var curve))
        {
            return false;
        }

        try
        {
            using var ec = ECDsa.Create(new ECParameters
            {
                Curve = curve,
                Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes(key.X), Y = Base64UrlEncoder.DecodeBytes(key.Y) },
            });
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return false;
        }
    }
}
