using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Hand-written connectors give the only value of a multi-valued attribute without its list, and so does Okta when a single string is mapped
/// to roles. A string in place of e-mail addresses stays wrong, as in RFC 7644 section 3.12: nothing says of which type it is.
/// <para>Wrong: <c>"emails": {"value":"a@example.com"}</c>, <c>"roles": "Admin"</c></para>
/// <para>Right: <c>"emails": [{"value":"a@example.com"}]</c>, <c>"roles": [{"value":"Admin"}]</c></para>
/// </summary>
public sealed class OneForList : IValueQuirk
{
    public JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) =>
        attribute is { MultiValued: true, Type: AttributeType.Complex } && (value is JsonObject { Count: > 0 } || IsOneName(attribute, value))
            ? new JsonArray(value!.DeepClone())
            : value;

    private static bool IsOneName(AttributeDefinition attribute, JsonNode? value) =>
        (attribute.Name == "roles" || ValueReader.IsIdentifiedByValue(attribute)) && value.Text() is not null;
}
