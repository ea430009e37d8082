using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID gives the manager, a complex attribute, as text or as a list of one; empty text stands for nobody.
/// <para>Wrong: <c>"manager": "271"</c>, <c>"manager": [{"value":"271"}]</c>, <c>"manager": ""</c></para>
/// <para>Right: <c>"manager": {"value":"271"}</c>, <c>"manager": null</c></para>
/// </summary>
public sealed class ManagerAsText : IValueQuirk
{
    public JsonNode? Rewrite(AttributeDefinition attribute, JsonNode? value)
    {
        if (attribute.MultiValued || attribute.Sub("value") is null)
        {
            return value;
        }

        var one = value is JsonArray { Count: 1 } list ? list[0] : value;
        var id = one is JsonObject complex ? complex["value"].Text() : one.Text();
        return id switch
        {
            "" => null,
            not null when one is JsonValue => new JsonObject { ["value"] = id },
            _ => one,
        };
    }
}
