using System.Text.Json.Nodes;
using ScimPlatform.WebApi.FunctionalTests.Security;

namespace ScimPlatform.WebApi.FunctionalTests.OpenApi;

/// <summary>Makes values that a schema allows: the first word, the example, or the least that fits.</summary>
/// <param name="things">what ids can stand for</param>
/// <param name="isFull">whether optional members are there too</param>
internal sealed class SchemaSample(TenantThings things, bool isFull)
{
    // An attribute of a schema has members that exclude each other.
    private const string MinimalOnly = "AttributeDefinitionRequest";

    public JsonNode? Of(JsonNode schema, string name = "")
    {
        var whole = DocumentedApi.Resolve(schema);
        if (whole["allOf"] is JsonArray parts)
        {
            var sample = Object(DocumentedApi.Resolve(parts[0]!), Required(whole), isFull);
            return sample;
        }

        if ((whole["enum"] ?? whole["examples"]) is JsonArray { Count: > 0 } values)
        {
            return values[0]!.DeepClone();
        }

        return (string?)whole["type"] switch
        {
            "string" => Text(whole, name),
            "integer" => (int?)whole["minimum"] ?? 1,
            "number" => 1.5,
            "boolean" => true,
            "array" => new JsonArray(Of(whole["items"]!, name)),
            "object" when whole["properties"] is not null => Object(whole, Required(whole), isFull && !((string?)schema["$ref"])?.EndsWith(MinimalOnly, StringComparison.Ordinal) != false),
            "object" => new JsonObject(),
            _ => "anything",
        };
    }

    private static HashSet<string> Required(JsonNode schema) => [.. schema["required"]?.AsArray().Select(name => (string)name!) ?? []];

    private JsonObject Object(JsonNode schema, HashSet<string> required, bool withOptional) => (int?)schema["maxProperties"] == 1 ? One(schema)
        : (int?)schema["minProperties"] == 1 ? Either(schema)
        : new(
        from property in schema["properties"]!.AsObject()
        where required.Contains(property.Key) || (withOptional && (bool?)DocumentedApi.Resolve(property.Value!)["readOnly"] != true)
        select KeyValuePair.Create(property.Key, Of(property.Value!, property.Key)));

    // A text can be anything; an id has to be that of something.
    private JsonObject One(JsonNode schema)
    {
        var (name, property) = schema["properties"]!.AsObject().First(member => (string?)member.Value!["format"] != "uuid");
        return new JsonObject { [name] = Of(property!, name) };
    }

    // Either a mapping to be removed, or all that makes one.
    private JsonObject Either(JsonNode schema) => new(
        from property in schema["properties"]!.AsObject()
        where property.Key == "remove" != isFull
        select KeyValuePair.Create(property.Key, property.Key == "remove" ? things.Mapping : Of(property.Value!, property.Key)));

    private string Text(JsonNode schema, string name) => ((string?)schema["format"], (string?)schema["pattern"], name) switch
    {
        (_, _, "tenant_id" or "team_id") => things.Tenant.Id.ToString(),
        ("uuid", _, _) => things.User,
        (_, _, "value") when (string?)schema["description"] is { } says && says.StartsWith("The id of the", StringComparison.Ordinal) => things.User,
        ("date-time", _, _) => "2026-01-31T12:00:00Z",
        ("byte", _, _) => "AAAA",
        (_, ['^', .. var word, '$'], _) when word.All(char.IsAsciiLetter) => word,
        (_, { } pattern, _) when pattern.StartsWith("^[1-5]", StringComparison.Ordinal) => "200",
        _ => "sample",
    };
}
