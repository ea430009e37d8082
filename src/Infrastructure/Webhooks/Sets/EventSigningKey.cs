using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Webhooks;

namespace ScimPlatform.Infrastructure.Webhooks.Sets;

/// <summary>
/// What security event tokens are signed with: a key of P-256 (ES256) that every node derives from the one secret, so that none has to be stored.
/// </summary>
/// <param name="find">the private number's 32 bytes, asked for when they are first needed</param>
public sealed class EventSigningKey(Func<byte[]> find) : IEventKeys, IDisposable
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<ECDsa> key = new(() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = find() }));

    /// <summary>The name of the key: its thumbprint (RFC 7638).</summary>
    public string Id
    {
        get
        {
            var (x, y) = Point();
            return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
        }
    }

    public JsonObject PublicKey
    {
        get
        {
            var (x, y) = Point();
            return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = x, ["y"] = y, ["kid"] = Id, ["alg"] = "ES256", ["use"] = "sig" };
        }
    }

    /// <summary>A JWT of that header and payload (RFC 7515 section 3.1).</summary>
    public string Sign(JsonObject header, JsonObject payload)
    {
        var signed = $"{Encoded(header)}.{Encoded(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Value.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }

    private static string Encoded(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part, Options));

    private (string X, string Y) Point()
    {
        var point = key.Value.ExportParameters(includePrivateParameters: false).Q;
        return (Base64Url.EncodeToString(point.X!), Base64Url.EncodeToString(point.Y!));
    }
}
