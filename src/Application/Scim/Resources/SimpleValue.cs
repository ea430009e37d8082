using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>The data types of RFC 7643 section 2.3 that are not complex. Text is kept as it was sent, whatever its normal form.</summary>
internal static partial class SimpleValue
{
    public static JsonNode Read(AttributeDefinition attribute, JsonNode value, Place place) => attribute.Type switch
    {
        AttributeType.Boolean => Boolean(value) ?? throw Wrong(place, "true or false"),
        AttributeType.Integer => Integer(value) ?? throw Wrong(place, "an integer"),
        AttributeType.Decimal => Decimal(value) ?? throw Wrong(place, "a number"),
        AttributeType.DateTime => DateTime(Text(value, place)) ?? throw Wrong(place, "a date and time such as 2026-01-31T12:00:00Z"),
        AttributeType.Binary => Binary(Text(value, place)) ?? throw Wrong(place, "base64"),
        _ => JsonValue.Create(attribute.Canonical is { } canonical ? canonical(Text(value, place)) : Text(value, place)),
    };

    private static string Text(JsonNode value, Place place)
    {
        var text = value.Text() ?? throw Wrong(place, "a string");
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new ScimFault(ScimType.InvalidValue, $"'{place}' holds the character U+0000.")
            : text;
    }

    private static JsonValue? Boolean(JsonNode value) =>
        value is JsonValue simple && simple.TryGetValue(out bool flag) ? JsonValue.Create(flag) : null;

    private static JsonValue? Integer(JsonNode value) =>
        value is JsonValue simple && simple.TryGetValue(out long number) ? JsonValue.Create(number) : null;

    private static JsonNode? Decimal(JsonNode value) =>
        value is JsonValue simple && (simple.TryGetValue(out long _) || simple.TryGetValue(out decimal _) || simple.TryGetValue(out double _))
            ? simple.DeepClone()
            : null;

    private static JsonValue? DateTime(string text) =>
        XsdDateTime().IsMatch(text) && ScimDateTime.TryParse(text) is not null
            ? JsonValue.Create(text)
            : null;

    private static JsonValue? Binary(string text) => Base64().IsMatch(text) ? JsonValue.Create(text) : null;

    private static ScimFault Wrong(Place place, string expected) => new(ScimType.InvalidValue, $"'{place}' must be {expected}.");

    // XML Schema part 2, section 3.2.7: the zone may be missing.
    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex XsdDateTime();

    // RFC 4648 sections 4 and 5, with the line breaks that certificates are often pasted with, and padding or not.
    [GeneratedRegex(@"\A[A-Za-z0-9+/_\-\s]*={0,2}\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base64();
}
