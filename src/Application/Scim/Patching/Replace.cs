using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>RFC 7644 section 3.5.2.3: new values in the place of what is there; what is not there is added.</summary>
internal static class Replace
{
    public static void Apply(JsonObject holder, PatchStep step, ValueReader values)
    {
        var target = step.Target;
        switch (target)
        {
            case { Attribute.MultiValued: false }:
                Assign.Single(holder, step, values);
                break;
            case { Filter: null, Sub: null }:
                Assign.Set(holder, target.Attribute, values.Read(target.Attribute, Assign.AsList(step.Target.Attribute, step.Value), target.ToString()), target.ToString());
                break;
            case { Filter: null, Sub: { } sub } when !holder.ContainsKey(target.Attribute.Name):
                Add.AddValueOf(holder, step, sub, values);
                break;
            case { Sub: { } sub }:
                new SelectedValues(holder, target).SetSub(sub, step.Value, values);
                break;
            default:
                ReplaceSelected(new SelectedValues(holder, target), step, values);
                break;
        }
    }

    private static void ReplaceSelected(SelectedValues selected, PatchStep step, ValueReader values)
    {
        switch (values.Read(step.Target.Attribute, Assign.AsList(step.Target.Attribute, step.Value), step.Target.ToString()))
        {
            case null:
                selected.Remove();
                break;
            case JsonArray { Count: 1 } one:
                selected.ReplaceBy(one[0]!);
                break;
            default:
                throw new ScimFault(ScimType.InvalidValue, $"The filter on '{step.Target}' takes one value.");
        }
    }
}
