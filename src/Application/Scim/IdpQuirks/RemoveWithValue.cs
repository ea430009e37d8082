using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// Entra ID without its flag, and JumpCloud, name what to remove as a value; taken by its path alone, that would remove all.
/// <para>Wrong: <c>{"op":"remove","path":"members","value":[{"$ref":null,"value":"7a4b"}]}</c></para>
/// <para>Right: <c>{"op":"remove","path":"members[value eq \"7a4b\"]"}</c></para>
/// <para>Wrong: <c>{"op":"remove","path":"name","value":{"familyName":"Lovelace"}}</c></para>
/// <para>Right: <c>{"op":"remove","path":"name.familyName"}</c></para>
/// </summary>
public sealed class RemoveWithValue : IIdpQuirk
{
    /// <summary>The values that select are put right like those that are stored, so that what was added by a form is removed by it.</summary>
    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation, CompatibilityProfile profile)
    {
        if (operation is not { Verb: PatchVerb.Remove, Path: { } path, Value: { } value })
        {
            return [operation];
        }

        var bare = operation with { Value = null, HasValue = false };
        var values = ValueReader.OfPatches(profile, CancellationToken.None);
        if (PatchTarget.Of(resource.Type, operation) is not { } target)
        {
            return resource.Type.Extension(path) is { } extension && value is JsonObject { Count: > 0 } members
                ? OfExtension(bare, extension, members, values)
                : [operation];
        }

        return target switch
        {
            { Extension: null, Attribute.Name: "schemas" } => [bare],
            { Attribute.MultiValued: true, Filter: null, Sub: null } => Elements(bare, target, value, values),
            { Attribute.MultiValued: true, Filter: null, Sub: { } sub } when value is JsonValue =>
                [bare with { Path = $"{target with { Sub = null }}[{Term(sub.Name, value)}].{sub.Name}" }],
            { Attribute: { MultiValued: false, Type: AttributeType.Complex }, Filter: null, Sub: null } when value is JsonObject { Count: > 0 } members =>
                OfComplex(resource, bare, target, members, values),
            _ => [Chosen(bare, target, value, values)],
        };
    }

    private static IEnumerable<PatchOperation> OfExtension(PatchOperation bare, Schema extension, JsonObject members, ValueReader values)
    {
        values.RequireKnown(members, name => extension.Attribute(name) is not null, $"{extension.Id}:");
        return Parts(bare, members, $"{extension.Id}:", extension.Attribute);
    }

    // A manager is found by its value: another one stays.
    private static IEnumerable<PatchOperation> OfComplex(
        ScimResource resource, PatchOperation bare, PatchTarget target, JsonObject members, ValueReader values)
    {
        values.RequireKnown(target.Attribute, members, target.ToString());
        if (target.Attribute.Sub("value") is null || members["value"] is not { } asked)
        {
            return Parts(bare, members, $"{bare.Path}.", target.Attribute.Sub);
        }

        var holder = target.Extension is { } extension ? resource.Document[extension.Id] as JsonObject : resource.Document;
        return JsonNode.DeepEquals(holder?[target.Attribute.Name]?["value"], asked) ? [bare] : [];
    }

    private static IEnumerable<PatchOperation> Elements(PatchOperation bare, PatchTarget target, JsonNode value, ValueReader values) =>
        values.Meant(target.Attribute, value as JsonArray ?? new JsonArray(value.DeepClone())) is JsonArray { Count: > 0 } elements
            ? elements.Select(element => bare with { Path = $"{bare.Path}[{Filter(target, element, values)}]" })
            : throw new ScimFault(ScimType.InvalidValue, $"The list of values of '{target}' to remove is empty.");

    // What is named goes, and nothing beside it; what is readOnly is passed over beside it, as in every value.
    private static IEnumerable<PatchOperation> Parts(PatchOperation bare, JsonObject members, string prefix, Func<string, AttributeDefinition?> find)
    {
        List<PatchOperation> parts =
            [.. members.Where(member => find(member.Key)!.Mutability != Mutability.ReadOnly).Select(member => bare with { Path = prefix + member.Key })];
        return parts.Count > 0 ? parts : throw PatchTarget.ReadOnly(prefix + find(members.First().Key)!.Name);
    }

    // The path alone has said what goes: the value can only be wrong.
    private static PatchOperation Chosen(PatchOperation bare, PatchTarget target, JsonNode value, ValueReader values)
    {
        foreach (var element in (value as JsonArray ?? [value.DeepClone()]).OfType<JsonObject>())
        {
            values.RequireKnown(target.Attribute, element, target.ToString());
        }

        return bare;
    }

    private static string Filter(PatchTarget target, JsonNode? element, ValueReader values)
    {
        var attribute = target.Attribute;
        if (element is JsonObject given)
        {
            values.RequireKnown(attribute, given, target.ToString());
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
