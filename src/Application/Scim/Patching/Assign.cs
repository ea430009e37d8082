using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>What add and replace have in common: they give a single-valued attribute or sub-attribute its value.</summary>
internal static class Assign
{
    /// <summary>Gives a single-valued attribute, or a sub-attribute of one, its value.</summary>
    public static void Single(JsonObject holder, PatchStep step, ValueReader values)
    {
        var target = step.Target;
        var value = target.Sub is { } sub ? new JsonObject { [sub.Name] = step.Value?.DeepClone() } : step.Value;
        Value(holder, target.Attribute, value, values, (target with { Sub = null }).ToString());
    }

    /// <summary>Sets the value; of a complex one, only the sub-attributes that are given (RFC 7644 section 3.5.2.3). Null unassigns.</summary>
    public static void Value(JsonObject holder, AttributeDefinition attribute, JsonNode? value, ValueReader values, string path)
    {
        if (attribute.MultiValued || attribute.Type != AttributeType.Complex || values.Meant(attribute, value) is not JsonObject source)
        {
            Set(holder, attribute, values.Read(attribute, attribute.MultiValued ? AsList(attribute, value) : value, path), path);
            return;
        }

        values.RequireKnown(attribute, source, path);
        values.RequireWritable(attribute, source, path);
        var target = holder[attribute.Name] as JsonObject ?? [];
        foreach (var sub in attribute.SubAttributes ?? [])
        {
            if (sub.Mutability != Mutability.ReadOnly && source.TryGetPropertyValue(sub.Name, out var given))
            {
                Value(target, sub, given, values, $"{path}.{sub.Name}");
            }
        }

        if (target.Parent is null)
        {
            holder[attribute.Name] = target;
        }

        RemoveIfEmpty(holder, attribute);
    }

    /// <summary>A complex value is unassigned when nothing is left that a client could have set (RFC 7643 section 2.5).</summary>
    public static void RemoveIfEmpty(JsonObject holder, AttributeDefinition attribute)
    {
        if (holder[attribute.Name] is JsonObject complex
            && complex.All(member => attribute.Sub(member.Key) is { Mutability: Mutability.ReadOnly }))
        {
            holder.Remove(attribute.Name);
        }
    }

    /// <summary>Sets a canonical value, or removes what is there when it is null; what is immutable can only be set once.</summary>
    public static void Set(JsonObject holder, AttributeDefinition attribute, JsonNode? canonical, string path)
    {
        var before = holder[attribute.Name];
        if (attribute.Mutability == Mutability.Immutable && before is not null && !JsonNode.DeepEquals(before, canonical))
        {
            throw new ScimFault(ScimType.Mutability, $"'{path}' is immutable.");
        }

        if (canonical is null)
        {
            holder.Remove(attribute.Name);
        }
        else
        {
            holder[attribute.Name] = canonical;
        }
    }

    /// <summary>
    /// A single value for a multi-valued attribute is a list of one, as in the examples of RFC 7644 section 3.5.2.1. A text for a complex one is
    /// no value of it, here as in a POST, unless a quirk knows what it means.
    /// </summary>
    public static JsonNode? AsList(AttributeDefinition attribute, JsonNode? value) =>
        value is null or JsonArray || (attribute.Type == AttributeType.Complex && value is not JsonObject) ? value : new JsonArray(value.DeepClone());
}
