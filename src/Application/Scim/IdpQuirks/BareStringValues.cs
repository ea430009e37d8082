using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID's validator gives members as text, F5 gives roles so, and Okta gives a list of strings that is mapped to roles so.
/// <para>Wrong: <c>"members": ["7a4bc1a3"]</c></para>
/// <para>Right: <c>"members": [{"value":"7a4bc1a3"}]</c></para>
/// </summary>
public sealed class BareStringValues : IValueQuirk
{
    public JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) =>
        attribute is { MultiValued: true, Type: AttributeType.Complex } && attribute.Sub("value") is not null
            && value is JsonArray list && list.Any(element => element.Text() is not null)
            ? new JsonArray([.. list.Select(Wrap)])
            : value;

    private static JsonNode? Wrap(JsonNode? element) =>
        element.Text() is { } text ? new JsonObject { ["value"] = text } : element?.DeepClone();
}
