using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>RFC 7643 section 7: what is required has a value, at the end of every write.</summary>
internal static class RequiredAttributes
{
    /// <param name="type">what the document is</param>
    /// <param name="document">in canonical form</param>
    /// <param name="missing">how a missing value is reported; a blank one is invalidValue</param>
    public static void Check(ResourceType type, JsonObject document, ScimType missing = ScimType.InvalidValue)
    {
        Check(type.Core.Attributes, document, "", missing);
        foreach (var extension in type.Extensions)
        {
            // A resource need not use an extension; once it does, the extension's rules hold (RFC 7643 section 6).
            if (document[extension.Id] is JsonObject values)
            {
                Check(extension.Attributes, values, extension.Id + ":", missing);
            }
        }
    }

    private static void Check(IReadOnlyList<AttributeDefinition> attributes, JsonObject values, string prefix, ScimType missing)
    {
        for (var index = 0; index < attributes.Count; index++)
        {
            var attribute = attributes[index];
            if (attribute.Mutability == Mutability.ReadOnly)
            {
                continue;
            }

            var value = values[attribute.Name];
            if (attribute.Required && string.IsNullOrWhiteSpace(value.Text() ?? value?.ToString()))
            {
                throw new ScimFault(value is null ? missing : ScimType.InvalidValue, $"'{prefix}{attribute.Name}' is required.");
            }

            if (value is not null && attribute.SubAttributes is { } subs)
            {
                CheckWithin(value, subs, $"{prefix}{attribute.Name}.", missing);
            }
        }
    }

    private static void CheckWithin(JsonNode? value, IReadOnlyList<AttributeDefinition> attributes, string prefix, ScimType missing)
    {
        switch (value)
        {
            case JsonObject one:
                Check(attributes, one, prefix, missing);
                break;
            case JsonArray list:
                foreach (var element in list)
                {
                    if (element is JsonObject values)
                    {
                        Check(attributes, values, prefix, missing);
                    }
                }

                break;
        }
    }
}
