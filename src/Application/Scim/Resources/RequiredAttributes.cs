using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>RFC 7643 section 7: what is required has a value, at the end of every write.</summary>
internal static class RequiredAttributes
{
    public static void Check(ResourceType type, JsonObject document)
    {
        Check(type.Core.Attributes, document, "");
        foreach (var extension in type.Extensions)
        {
            // A resource need not use an extension; once it does, the extension's rules hold (RFC 7643 section 6).
            if (document[extension.Id] is JsonObject values)
            {
                Check(extension.Attributes, values, extension.Id + ":");
            }
        }
    }

    private static void Check(IEnumerable<AttributeDefinition> attributes, JsonObject values, string prefix)
    {
        foreach (var attribute in attributes.Where(attribute => attribute.Mutability != Mutability.ReadOnly))
        {
            var value = values[attribute.Name];
            var isBlank = value is null || (value.Text() is { } text && string.IsNullOrWhiteSpace(text));
            if (attribute.Required && isBlank)
            {
                throw new ScimFault(ScimType.InvalidValue, $"'{prefix}{attribute.Name}' is required.");
            }

            foreach (var element in Objects(value))
            {
                Check(attribute.SubAttributes ?? [], element, $"{prefix}{attribute.Name}.");
            }
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? value) => value switch
    {
        JsonObject one => [one],
        JsonArray list => list.OfType<JsonObject>(),
        _ => [],
    };
}
