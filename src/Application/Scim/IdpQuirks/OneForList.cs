using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Hand-written connectors give the only value of a multi-valued attribute without its list, and so does Okta when a single string is
/// mapped to it.
/// <para>Wrong: <c>"emails": {"value":"a@example.com"}</c>, <c>"roles": "Admin"</c></para>
/// <para>Right: <c>"emails": [{"value":"a@example.com"}]</c>, <c>"roles": [{"value":"Admin"}]</c></para>
/// </summary>
public sealed class OneForList : IValueQuirk
{
    public JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) =>
        attribute is { MultiValued: true, Type: AttributeType.Complex } && value is JsonObject { Count: > 0 } or JsonValue ? new JsonArray(value.DeepClone()) : value;
}
