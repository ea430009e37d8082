using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.Application.OAuthClients;

namespace ScimPlatform.WebApi.OAuth.Assertions;

/// <summary>Key sets that stand in a client's document: public keys alone, told apart by <c>kid</c>. What else is in them is not kept.</summary>
internal sealed class ClientKeySets : IClientKeySets
{
    private const int MostKeys = 20;

    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
    private static readonly string[] Kept = ["kty", "kid", "use", "alg", "n", "e", "crv", "x", "y"];

    public (string? Kept, string? Fault) Read(string document)
    {
        using var parsed = JsonDocument.Parse(document);
        if (!parsed.RootElement.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
        {
            return (null, "must have a list of keys (RFC 7517 section 5)");
        }

        if (keys.GetArrayLength() == 0)
        {
            return (null, null);
        }

        var fault = keys.GetArrayLength() > MostKeys ? $"must have at most {MostKeys} keys" : FaultIn([.. keys.EnumerateArray()]);
        return fault is null ? (Written(keys), null) : (null, fault);
    }

    private static string? FaultIn(IReadOnlyList<JsonElement> keys)
    {
        if (keys.Any(key => key.ValueKind != JsonValueKind.Object))
        {
            return "must have objects as its keys";
        }

        if (keys.Any(key => Private.Any(name => key.TryGetProperty(name, out _))))
        {
            return "must hold public keys only: who has a private one can sign in";
        }

        if (keys.Any(key => Kept.Any(name => key.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.String)))
        {
            return "must have texts as the members of its keys";
        }

        if (!keys.All(key => PublicKeySet.CanSign(new JsonWebKey(key.GetRawText()))))
        {
            return "must have keys for signatures: RSA of 2048 bits at least, or EC over P-256, P-384 or P-521";
        }

        var ids = keys.Select(key => key.TryGetProperty("kid", out var id) ? id.GetString() : null).ToList();
        return ids.Count > 1 && (ids.Contains(null) || ids.Distinct().Count() < ids.Count) ? "must have a kid of its own for each key" : null;
    }

    private static string Written(JsonElement keys) => new JsonObject
    {
        ["keys"] = new JsonArray([.. keys.EnumerateArray().Select(key => new JsonObject(
            Kept.Where(name => key.TryGetProperty(name, out _))
                .Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(key.GetProperty(name).GetString())))))]),
    }.ToJsonString();
}
