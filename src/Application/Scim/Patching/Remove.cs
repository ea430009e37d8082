using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>RFC 7644 section 3.5.2.2: what the path leads to becomes unassigned; what is so already stays so.</summary>
internal static class Remove
{
    public static void Apply(JsonObject holder, PatchStep step, ValueReader values)
    {
        var target = step.Target;
        switch (target)
        {
            case { Attribute.MultiValued: true, Sub: { } sub } when target.Filter is not null || holder.ContainsKey(target.Attribute.Name):
                new SelectedValues(holder, target).SetSub(sub, null, values);
                break;
            case { Filter: not null }:
                new SelectedValues(holder, target).Remove();
                break;
            case { Sub: { } sub }:
                RemoveSub(holder, target, sub.Name);
                break;
            default:
                holder.Remove(target.Attribute.Name);
                break;
        }
    }

    private static void RemoveSub(JsonObject holder, PatchTarget target, string sub)
    {
        if (holder[target.Attribute.Name] is not JsonObject complex)
        {
            return;
        }

        if (target.Sub is { Mutability: Schemas.Mutability.Immutable } && complex.ContainsKey(sub))
        {
            throw new ScimFault(ScimType.Mutability, $"'{target}' is immutable.");
        }

        complex.Remove(sub);
        if (complex.Count == 0)
        {
            holder.Remove(target.Attribute.Name);
        }
    }
}
