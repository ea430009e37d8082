using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Hand-written connectors give the only value of a multi-valued attribute without its list.
/// <para>Wrong: <c>"emails": {"value":"a@example.com"}</c></para>
/// <para>Right: <c>"emails": [{"value":"a@example.com"}]</c></para>
/// </summary>
public sealed class ObjectForList : IValueQuirk
{
    public JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) =>
        attribute is { MultiValued: true, Type: AttributeType.Complex } && value is JsonObject { Count: > 0 } one
            ? new JsonArray(one.DeepClone())
            : value;
}
