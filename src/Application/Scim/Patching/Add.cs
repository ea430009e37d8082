using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>RFC 7644 section 3.5.2.1: adds to what is there; a single value takes the place of the one before.</summary>
internal static class Add
{
    public static void Apply(JsonObject holder, PatchStep step, ValueReader values)
    {
        switch (step.Target)
        {
            case { Attribute.MultiValued: false }:
                Assign.Single(holder, step, values);
                break;
            case { Filter: null, Sub: null }:
                AddValues(holder, step.Target, step.Value, values);
                break;
            case { Filter: null, Sub: { } sub }:
                AddSub(holder, step, sub, values);
                break;
            case { Sub: { } sub } target:
                new SelectedValues(holder, target).SetSub(sub, step.Value, values);
                break;
            case { Attribute.Type: AttributeType.Complex } target:
                new SelectedValues(holder, target).Merge(values.Meant(target.Attribute, Assign.AsList(step.Target.Attribute, step.Value)), values);
                break;
            default:
                Replace.Apply(holder, step, values);
                break;
        }
    }

    /// <summary>Makes a value of the sub-attribute alone.</summary>
    public static void AddValueOf(JsonObject holder, PatchStep step, AttributeDefinition sub, ValueReader values)
    {
        if (step.Value is not null)
        {
            AddValues(holder, step.Target with { Sub = null }, new JsonArray(new JsonObject { [sub.Name] = step.Value.DeepClone() }), values);
        }
    }

    private static void AddValues(JsonObject holder, PatchTarget target, JsonNode? value, ValueReader values)
    {
        var attribute = target.Attribute;
        if (values.Read(attribute, Assign.AsList(attribute, value), target.ToString()) is not JsonArray given)
        {
            return;
        }

        if (holder[attribute.Name] is not JsonArray all)
        {
            holder[attribute.Name] = all = [];
        }

        // Operations that each add to the same list find out once what stands in it.
        var distinct = values.Added is { } known && known.Values == all ? known : new DistinctValues(all);
        var added = given.Select(value => distinct.Add(value!.DeepClone())).ToList();
        PrimaryValue.Settle(all, added, target.ToString());
        values.Added = added.Any(PrimaryValue.IsPrimary) ? null : distinct;
    }

    // Such a path does not say which of the values is meant, and adding takes nothing away from any of them.
    private static void AddSub(JsonObject holder, PatchStep step, AttributeDefinition sub, ValueReader values)
    {
        if (sub.Name == "value" || holder[step.Target.Attribute.Name] is not JsonArray all)
        {
            AddValueOf(holder, step, sub, values);
            return;
        }

        if (values.Read(sub, step.Value, step.Target.ToString()) is not { } added)
        {
            return;
        }

        if (all.Any(element => element?[sub.Name] is { } other && !JsonNode.DeepEquals(other, added)))
        {
            throw new ScimFault(
                ScimType.InvalidPath, $"A value has another '{step.Target}' already: a filter in the path must say which value is meant.");
        }

        new SelectedValues(holder, step.Target).SetSub(sub, step.Value, values);
    }
}
