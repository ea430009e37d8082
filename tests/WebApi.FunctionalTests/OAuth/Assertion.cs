using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>Assertions as clients and issuers make them, each good but for what a test changes.</summary>
internal static class Assertion
{
    public const string Audience = "api://5b6f1c3e";
    public const string Subject = "1f7d9c1a-object";

    /// <summary>What Microsoft Entra ID sends: no <c>jti</c>, and neither issuer nor subject is the client.</summary>
    public static string OfIssuer(LocalIdp idp, ManualTime time, params (string Name, object? Value)[] changes) =>
        Signed(idp.Key, ClaimsOfIssuer(idp, time, changes));

    /// <param name="key">signs with RS256 or ES256</param>
    /// <param name="claims">those with a value</param>
    /// <param name="header">besides <c>alg</c></param>
    /// <param name="algorithm">what the header says</param>
    public static string Signed(
        ExternalKey key, Dictionary<string, object?> claims, IReadOnlyDictionary<string, object?>? header = null, string? algorithm = null)
    {
        var written = new Dictionary<string, object?>
        {
            ["typ"] = "JWT",
            ["alg"] = algorithm ?? (key.Jwk.Contains("\"EC\"", StringComparison.Ordinal) ? "ES256" : "RS256"),
            ["kid"] = (string?)JsonNode.Parse(key.Jwk)!["kid"],
        };
        foreach (var (name, value) in header ?? new Dictionary<string, object?>())
        {
            written[name] = value;
        }

        return key.SignRaw(Json(written), Json(claims))["Bearer ".Length..];
    }

    public static Dictionary<string, object?> ClaimsOfIssuer(LocalIdp idp, ManualTime time, params (string Name, object? Value)[] changes)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return With(
            new Dictionary<string, object?>
            {
                ["iss"] = idp.Url,
                ["sub"] = Subject,
                ["oid"] = Subject,
                ["aud"] = Audience,
                ["iat"] = now,
                ["nbf"] = now,
                ["exp"] = now + 3900,
                ["ver"] = "2.0",
            },
            changes);
    }

    /// <summary>What a client signs itself (RFC 7523 section 2.2).</summary>
    public static string OfClient(OAuthParty party, ExternalKey key, ManualTime time, params (string Name, object? Value)[] changes) =>
        Signed(key, ClaimsOfClient(party, time, changes));

    public static Dictionary<string, object?> ClaimsOfClient(OAuthParty party, ManualTime time, params (string Name, object? Value)[] changes)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return With(
            new Dictionary<string, object?>
            {
                ["iss"] = party.Id,
                ["sub"] = party.Id,
                ["aud"] = "https://scim.example.com/oauth/token",
                ["iat"] = now,
                ["exp"] = now + 300,
                ["jti"] = Guid.NewGuid().ToString(),
            },
            changes);
    }

    public static string Trust(LocalIdp idp, bool withKeys = true) =>
        $$"""
        "trust":{"issuer":"{{idp.Url}}",{{(withKeys ? $"\"jwks_uri\":\"{idp.KeysUrl}\"," : "")}}"subject":"{{Subject}}","audience":"{{Audience}}/.default"}
        """;

    public static string Json(IEnumerable<KeyValuePair<string, object?>> members) =>
        JsonSerializer.Serialize(members.Where(member => member.Value is not null).ToDictionary(member => member.Key, member => member.Value));

    private static Dictionary<string, object?> With(Dictionary<string, object?> claims, (string Name, object? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            claims[name] = value;
        }

        return claims;
    }
}
