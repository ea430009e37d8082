using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>RFC 7644 section 3.5.2.1: adds to what is there; a single value takes the place of the one before.</summary>
internal static class Add
{
    public static void Apply(JsonObject holder, PatchStep step, ValueReader values)
    {
        var target = step.Target;
        switch (target)
        {
            case { Attribute.MultiValued: true, Filter: null, Sub: null }:
                AddValues(holder, step, values);
                break;
            case { Attribute.MultiValued: true, Sub: { } sub }:
                new SelectedValues(holder, target).SetSub(sub, step.Value, values);
                break;
            case { Attribute.MultiValued: true } when step.Value is JsonObject source:
                new SelectedValues(holder, target).Merge(source, values);
                break;
            case { Attribute.MultiValued: true }:
                Replace.Apply(holder, step, values);
                break;
            case { Sub: { } sub }:
                var complex = new JsonObject { [sub.Name] = step.Value?.DeepClone() };
                Assign.Value(holder, target.Attribute, complex, values, (target with { Sub = null }).ToString());
                break;
            default:
                Assign.Value(holder, target.Attribute, step.Value, values, target.ToString());
                break;
        }
    }

    private static void AddValues(JsonObject holder, PatchStep step, ValueReader values)
    {
        var attribute = step.Target.Attribute;
        if (values.Read(attribute, Assign.AsList(step.Value), step.Target.ToString()) is not JsonArray given)
        {
            return;
        }

        if (holder[attribute.Name] is not JsonArray all)
        {
            holder[attribute.Name] = all = [];
        }

        var distinct = new DistinctValues(all);
        PrimaryValue.Settle(all, [.. given.Select(value => distinct.Add(value!.DeepClone()))], step.Target.ToString());
    }
}
