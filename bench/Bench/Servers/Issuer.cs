using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace ScimPlatform.Bench.Servers;

/// <summary>An identity provider of the bench's own: its key set for the server, and JWTs for administrators.</summary>
internal sealed class Issuer : IDisposable
{
    public const string Name = "https://bench.example";
    public const string Audience = "scim";

    private const string KeyId = "bench";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The public half (RFC 7517).</summary>
    public string Jwks()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = "EC", crv = "P-256", kid = KeyId, use = "sig", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) } },
        });
    }

    /// <summary>An Authorization header that opens every administrative door, of one tenant or of all.</summary>
    public string Bearer(string? tenant = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var scope = "scim.tokens.read scim.tokens.write scim.tenants.read scim.tenants.write scim.users.read scim.users.write scim.events.read" + (tenant is null ? " scim.platform" : "");
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Name,
            ["aud"] = Audience,
            ["sub"] = "bench",
            ["scope"] = scope,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddDays(1).ToUnixTimeSeconds(),
        };
        if (tenant is not null)
        {
            claims["tenant"] = tenant;
        }

        var signed = $"{Part(new { alg = "ES256", typ = "JWT", kid = KeyId })}.{Part(claims)}";
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return $"Bearer {signed}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => key.Dispose();

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
