using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>A key of an issuer that is not ours.</summary>
internal sealed class ExternalKey
{
    private readonly AsymmetricSecurityKey key;
    private readonly JsonObject jwk;

    private ExternalKey(AsymmetricSecurityKey key, JsonObject jwk)
    {
        this.key = key;
        this.jwk = jwk;
        jwk["kid"] = key.KeyId;
        jwk["use"] = "sig";
    }

    /// <summary>The public half (RFC 7517).</summary>
    public string Jwk => jwk.ToJsonString();

    public string Jwks => $"{{\"keys\":[{Jwk}]}}";

    public static ExternalKey Rsa(string id)
    {
        var rsa = RSA.Create(2048);
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        return new ExternalKey(new RsaSecurityKey(rsa) { KeyId = id }, new JsonObject
        {
            ["kty"] = "RSA",
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        });
    }

    public static ExternalKey Ec(string id)
    {
        var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = ecdsa.ExportParameters(includePrivateParameters: false);
        return new ExternalKey(new ECDsaSecurityKey(ecdsa) { KeyId = id }, new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64UrlEncoder.Encode(parameters.Q.X),
            ["y"] = Base64UrlEncoder.Encode(parameters.Q.Y),
        });
    }

    /// <summary>An Authorization header with a JWT that this key signs.</summary>
    public string Sign(string algorithm, string issuer, string audience, TimeSpan lifetime, params (string Name, string Value)[] claims)
    {
        var now = TimeProvider.System.GetUtcNow();
        var from = lifetime > TimeSpan.Zero ? now : now + lifetime + lifetime;
        var jwt = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Subject = new ClaimsIdentity(claims.Select(claim => new Claim(claim.Name, claim.Value))),
            NotBefore = from.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            SigningCredentials = new SigningCredentials(key, algorithm),
        });
        return $"Bearer {jwt}";
    }

    /// <summary>An Authorization header with a JWT of exactly that header and payload, signed with RS256 or ES256.</summary>
    public string SignRaw(string header, string payload)
    {
        var input = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(payload)}";
        var bytes = Encoding.ASCII.GetBytes(input);
        var signature = key is RsaSecurityKey rsa
            ? rsa.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : ((ECDsaSecurityKey)key).ECDsa.SignData(bytes, HashAlgorithmName.SHA256);
        return $"Bearer {input}.{Base64UrlEncoder.Encode(signature)}";
    }

    /// <summary>The public key in the forms in which a confused server might take it for a shared secret.</summary>
    public IEnumerable<byte[]> PublicForms()
    {
        AsymmetricAlgorithm algorithm = key is RsaSecurityKey rsa ? rsa.Rsa : ((ECDsaSecurityKey)key).ECDsa;
        return
        [
            Encoding.UTF8.GetBytes(algorithm.ExportSubjectPublicKeyInfoPem()),
            Encoding.UTF8.GetBytes(algorithm.ExportSubjectPublicKeyInfoPem() + "\n"),
            algorithm.ExportSubjectPublicKeyInfo(),
            Encoding.UTF8.GetBytes(Jwk),
            Base64UrlEncoder.DecodeBytes((string?)jwk["n"] ?? (string)jwk["x"]!),
        ];
    }
}
