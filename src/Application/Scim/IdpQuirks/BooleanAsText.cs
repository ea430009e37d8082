using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID writes booleans as text.
/// <para>Wrong: <c>{"op":"Replace","path":"active","value":"False"}</c></para>
/// <para>Right: <c>{"op":"replace","path":"active","value":false}</c></para>
/// </summary>
public sealed class BooleanAsText : IValueQuirk
{
    public JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value) =>
        attribute.Type == AttributeType.Boolean && bool.TryParse(value.Text(), out var flag) ? JsonValue.Create(flag) : value;
}
