using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>
/// The claims of a JWT as its issuer wrote them, each of the type that RFC 7519 section 4.1 gives it. The library turns whatever it finds
/// into text, so that an object, a list or nothing at all would pass for a subject, a scope or no tenant.
/// </summary>
internal sealed class JwtClaims
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonElement claims;

    private JwtClaims(JsonElement claims) => this.claims = claims;

    /// <exception cref="JwtFault">it is no JSON object, or names a claim twice</exception>
    public static JwtClaims Parse(string encodedPayload)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(encodedPayload), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new JwtClaims(document.RootElement.Clone()) : throw new JwtFault("form");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new JwtFault("form");
        }
    }

    /// <summary>A string, or null when the claim is not there.</summary>
    public string? Text(string name) => claims.TryGetProperty(name, out var value) ? Text(value, name) : null;

    /// <summary>A string or a list of strings; empty when the claim is not there.</summary>
    public IReadOnlyList<string> Texts(string name) => !claims.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(element => Text(element, name))]
        : [Text(value, name)];

    /// <summary>Seconds since 1970 as a whole number of 64 bits, or null when the claim is not there.</summary>
    public long? Time(string name) => !claims.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds >= 0 ? seconds
        : throw new JwtFault(name);

    private static string Text(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JwtFault(name);
        }
        catch (InvalidOperationException)
        {
            // Two different lone surrogates would be one replacement character, and so one caller.
            throw new JwtFault(name);
        }
    }
}

/// <summary>That a JWT is refused although its signature is right.</summary>
/// <param name="check">what it failed; nothing of what it says</param>
internal sealed class JwtFault(string check) : Exception($"The token's {check} is refused.")
{
    public string Check { get; } = check;
}
