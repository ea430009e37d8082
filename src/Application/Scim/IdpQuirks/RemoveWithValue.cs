using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID without its flag, and JumpCloud, name the values to remove as a value; taken by its path alone, that would remove all.
/// <para>Wrong: <c>{"op":"remove","path":"members","value":[{"$ref":null,"value":"7a4b"}]}</c></para>
/// <para>Right: <c>{"op":"remove","path":"members[value eq \"7a4b\"]"}</c></para>
/// </summary>
public sealed class RemoveWithValue : IIdpQuirk
{
    /// <summary>The values that select are put right like those that are stored, so that what was added by a form is removed by it.</summary>
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation, CompatibilityProfile profile)
    {
        if (operation is not { Verb: PatchVerb.Remove, Value: { } value } || PatchTarget.Of(resource.Type, operation) is not { } target)
        {
            return [operation];
        }

        var bare = operation with { Value = null, HasValue = false };
        if (target is not { Attribute.MultiValued: true, Filter: null, Sub: null })
        {
            return [bare];
        }

        return profile.Rewrite(target.Attribute, value as JsonArray ?? new JsonArray(value.DeepClone())) is JsonArray { Count: > 0 } elements
            ? elements.Select(element => bare with { Path = $"{operation.Path}[{Filter(target, element)}]" })
            : throw new ScimFault(ScimType.InvalidValue, $"The list of values of '{target}' to remove is empty.");
    }

    private static string Filter(PatchTarget target, JsonNode? element)
    {
        var attribute = target.Attribute;
        if (element is JsonObject given && given.FirstOrDefault(member => attribute.Sub(member.Key) is null) is { Key: { } unknown })
        {
            throw PatchTarget.Unknown($"{target}.{unknown}");
        }

        string[] terms = element switch
        {
            JsonObject complex => [.. Significant(attribute, complex).Select(sub => Term(sub.Name, complex[sub.Name]!))],
            JsonValue simple when simple.Text() is not null => [Term("value", simple)],
            _ => [],
        };
        return terms.Length > 0
            ? string.Join(" and ", terms)
            : throw new ScimFault(ScimType.InvalidValue, $"A value of '{attribute.Name}' to remove says nothing that it could be found by.");
    }

    // What is identified by its value is found by it; else every part counts that is not about the value's presentation.
    private static IEnumerable<AttributeDefinition> Significant(AttributeDefinition attribute, JsonObject element)
    {
        var given = (attribute.SubAttributes ?? []).Where(sub => element[sub.Name] is JsonValue).ToList();
        var value = given.Find(sub => sub.Name == "value");
        return ValueReader.IsIdentifiedByValue(attribute) ? given.Where(sub => sub == value)
            : value is null ? given.Where(sub => sub.Name != "primary")
            : given.Where(sub => sub.Name is "value" or "type");
    }

    private static string Term(string name, JsonNode value) => $"{name} eq {value.ToJsonString()}";
}
