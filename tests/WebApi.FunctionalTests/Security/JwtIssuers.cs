using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Security;

/// <summary>Two issuers that a server in Production knows, and what can be made in their names.</summary>
internal sealed class JwtIssuers
{
    public const string First = "https://login.example.com/";
    public const string Audience = "scim";
    public const string GoodHeader = """{"alg":"RS256","typ":"JWT","kid":"first"}""";

    public ExternalKey Rsa { get; } = ExternalKey.Rsa("first");

    public ExternalKey Ec { get; } = ExternalKey.Ec("second");

    public TestServerSetup Setup => TestServerSetup.With(
        ("PublicBaseUrl", "https://scim.example.com"),
        ("Authentication:Jwt:Audience", Audience),
        ("Authentication:Jwt:Issuers:0:Issuer", First),
        ("Authentication:Jwt:Issuers:0:Keys:0", Rsa.Jwk),
        ("Authentication:Jwt:Issuers:0:Algorithms:0", "RS256"),
        ("Authentication:Jwt:Issuers:1:Issuer", "https://sts.example.org"),
        ("Authentication:Jwt:Issuers:1:Keys:0", Ec.Jwk)) with
    { Environment = "Production" };

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>What the first issuer says of an administrator of the tenant, for an hour.</summary>
    public static string Payload(string tenant, Action<JsonObject>? change = null)
    {
        var payload = new JsonObject
        {
            ["iss"] = First,
            ["aud"] = Audience,
            ["sub"] = "ada",
            ["iat"] = Now,
            ["nbf"] = Now,
            ["exp"] = Now + 3600,
            ["tenant"] = tenant,
            ["scope"] = TestJwts.TenantScopes,
        };
        change?.Invoke(payload);
        return payload.ToJsonString();
    }

    public static string Expiring(string tenant, int seconds) => Payload(tenant, payload =>
    {
        payload["nbf"] = Now - 7200;
        payload["exp"] = Now + seconds;
    });

    public static string Beginning(string tenant, int seconds) => Payload(tenant, payload => payload["nbf"] = Now + seconds);

    public static string Without(string tenant, string claim) => Payload(tenant, payload => payload.Remove(claim));

    public static string With(string tenant, string claim, JsonNode? value) => Payload(tenant, payload => payload[claim] = value);

    /// <summary>With a claim written as it stands, which may be what no writer of JSON writes.</summary>
    public static string Raw(string tenant, string claim, string json) =>
        Payload(tenant, payload => payload[claim] = "@@").Replace("\"@@\"", json, StringComparison.Ordinal);

    public static string Unsigned(string algorithm, string payload, string signature = "") =>
        $"Bearer {Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(payload)}.{signature}";

    public static string Hmac(byte[] secret, string payload, string kid)
    {
        var input = $"{Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{kid}}"}""")}.{Base64UrlEncoder.Encode(payload)}";
        return $"Bearer {input}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(input)))}";
    }
}
