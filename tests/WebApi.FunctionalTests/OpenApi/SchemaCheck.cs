using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ScimPlatform.WebApi.FunctionalTests.OpenApi;

/// <summary>Holds a document against a schema, as far as ours go (JSON Schema 2020-12). Members that the schema does not name are faults too.</summary>
internal static class SchemaCheck
{
    public static IEnumerable<string> Faults(JsonNode? value, JsonNode schema, string at = "$")
    {
        var whole = DocumentedApi.Resolve(schema);
        if (Alternatives(whole) is { } alternatives)
        {
            return alternatives.Any(one => !Faults(value, one!, at).Any()) ? [] : [$"{at} is none of its alternatives: {value?.ToJsonString() ?? "null"}"];
        }

        if (whole["type"] is { } type && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
        {
            return [$"{at} is {TypeOf(value)}, not {type.ToJsonString()}"];
        }

        return value switch
        {
            JsonObject members when whole["properties"] is not null || whole["additionalProperties"] is not null => OfObject(members, whole, at),
            JsonArray items when whole["items"] is { } item => items.SelectMany((element, index) => Faults(element, item, $"{at}[{index}]")),
            JsonValue plain => OfValue(plain, whole, at),
            _ => [],
        };
    }

    private static JsonArray? Alternatives(JsonNode schema) => (schema["anyOf"] ?? schema["oneOf"])?.AsArray();

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray types ? types.Select(one => (string)one!) : [(string)type!];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.AsValue().TryGetValue<long>(out _) ? "integer" : "number",
        _ => "boolean",
    };

    private static IEnumerable<string> OfObject(JsonObject members, JsonNode schema, string at)
    {
        foreach (var name in schema["required"]?.AsArray().Select(name => (string)name!).Where(name => !members.ContainsKey(name)) ?? [])
        {
            yield return $"{at}.{name} is missing";
        }

        foreach (var (name, value) in members)
        {
            var member = schema["properties"]?[name] ?? schema["additionalProperties"];
            foreach (var fault in member is JsonObject known ? Faults(value, known, $"{at}.{name}") : [$"{at}.{name} is not documented"])
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> OfValue(JsonValue value, JsonNode schema, string at)
    {
        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            yield return $"{at} is {value.ToJsonString()}, not one of {words.ToJsonString()}";
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch((string)value!, (string)pattern!))
        {
            yield return $"{at} is {value.ToJsonString()}, not of the form {pattern}";
        }

        if ((string?)schema["format"] is { } format && value.GetValueKind() == JsonValueKind.String && !IsOf(format, (string)value!))
        {
            yield return $"{at} is {value.ToJsonString()}, not a {format}";
        }
    }

    private static bool IsOf(string format, string text) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => true,
    };
}
