using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID's AppRoleAssignmentsComplex writes the role as JSON inside a string.
/// <para>Wrong: <c>"roles": [{"value":"{\"id\":\"06b0\",\"value\":\"Admin\",\"displayName\":\"Administrator\"}"}]</c></para>
/// <para>Right: <c>"roles": [{"value":"Admin","display":"Administrator"}]</c></para>
/// </summary>
public sealed class JsonInRole : IValueQuirk
{
    public JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) =>
        attribute is { Name: "roles", MultiValued: true } && value is JsonArray list && list.Any(element => Inner(element) is not null)
            ? new JsonArray([.. list.Select(Unwrap)])
            : value;

    private static JsonNode? Unwrap(JsonNode? element)
    {
        var result = element?.DeepClone();
        if (Inner(element) is { } inner && result is JsonObject role)
        {
            role["value"] = inner["value"]?.DeepClone();
            if (inner["displayName"].Text() is { } name && role["display"] is null)
            {
                role["display"] = name;
            }
        }

        return result;
    }

    private static JsonObject? Inner(JsonNode? element)
    {
        if (element is not JsonObject role || role["value"].Text() is not { } text || !text.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(text);
            return JsonTree.Read(parsed.RootElement) is JsonObject inner && inner["value"].Text() is not null ? inner : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
