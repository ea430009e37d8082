using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>RFC 7644 section 3.5.1: what is immutable stays when a PUT leaves it out, and may be repeated but not replaced.</summary>
internal static class ImmutableAttributes
{
    /// <summary>The replacement with what it must keep. An extension that it leaves out as a whole is cleared as a whole.</summary>
    /// <param name="replacement">what the client sent, in canonical form</param>
    /// <param name="stored">the document that it replaces</param>
    /// <exception cref="ScimFault">mutability: an immutable value would change</exception>
    public static ScimResource Keep(ScimResource replacement, string stored)
    {
        var result = replacement.Copy();
        var before = JsonNode.Parse(stored)!.AsObject();
        Keep(result.Type.Core.Attributes, before, result.Document, "");
        foreach (var extension in result.Type.Extensions)
        {
            if (before[extension.Id] is JsonObject values && result.Document[extension.Id] is JsonObject wanted)
            {
                Keep(extension.Attributes, values, wanted, extension.Id + ":");
            }
        }

        return result;
    }

    private static void Keep(IEnumerable<AttributeDefinition> attributes, JsonObject before, JsonObject wanted, string prefix)
    {
        foreach (var attribute in attributes)
        {
            switch (before[attribute.Name])
            {
                case { } value when attribute.Mutability == Mutability.Immutable:
                    if (!wanted.TryAdd(attribute.Name, value.DeepClone()) && !JsonNode.DeepEquals(value, wanted[attribute.Name]))
                    {
                        throw new ScimFault(ScimType.Mutability, $"'{prefix}{attribute.Name}' is immutable.");
                    }

                    break;
                case JsonObject values:
                    KeepParts(attribute, values, wanted, $"{prefix}{attribute.Name}.");
                    break;
                default:
                    break;
            }
        }
    }

    private static void KeepParts(AttributeDefinition attribute, JsonObject before, JsonObject wanted, string prefix)
    {
        var parts = wanted[attribute.Name] as JsonObject ?? [];
        Keep(attribute.SubAttributes ?? [], before, parts, prefix);
        if (parts is { Parent: null, Count: > 0 })
        {
            wanted[attribute.Name] = parts;
        }
    }
}
