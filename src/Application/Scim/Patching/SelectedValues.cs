using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>Those values of a multi-valued attribute that a path means: the ones that its filter matches, or all.</summary>
internal sealed class SelectedValues
{
    private readonly JsonObject holder;
    private readonly PatchTarget target;
    private readonly JsonArray all;

    /// <exception cref="ScimFault">noTarget when there are none</exception>
    public SelectedValues(JsonObject holder, PatchTarget target)
    {
        this.holder = holder;
        this.target = target;
        all = holder[target.Attribute.Name] as JsonArray ?? [];
        Values = [.. all.OfType<JsonNode>().Where(value => target.Filter is null || FilterEvaluator.Matches(target.Filter, value))];
        if (Values.Count == 0)
        {
            throw new ScimFault(ScimType.NoTarget, $"The path selects no value of '{target.Attribute.Name}'.");
        }
    }

    public IReadOnlyList<JsonNode> Values { get; }

    /// <summary>Gives each value's sub-attribute the value; null unassigns it, and a value that lost its <c>value</c> is gone.</summary>
    public void SetSub(AttributeDefinition sub, JsonNode? value, ValueReader values)
    {
        foreach (var element in Values.OfType<JsonObject>())
        {
            Assign.Value(element, sub, value, values, target.ToString());
            RemoveIfLost(element, sub.Name == "value");
        }

        Settle(Values);
    }

    /// <summary>Gives each value the sub-attributes that are given, in a list of one.</summary>
    public void Merge(JsonNode? one, ValueReader values)
    {
        var source = one switch
        {
            null or JsonArray { Count: 0 } => [],
            JsonArray { Count: 1 } list when list[0] is JsonObject only => only,
            _ => throw new ScimFault(ScimType.InvalidValue, $"The filter on '{target}' takes one object."),
        };
        values.RequireKnown(target.Attribute, source, target.ToString());
        values.RequireWritable(target.Attribute, source, target.ToString());
        foreach (var element in Values.OfType<JsonObject>())
        {
            foreach (var sub in target.Attribute.SubAttributes ?? [])
            {
                if (sub.Mutability != Mutability.ReadOnly && source.TryGetPropertyValue(sub.Name, out var given))
                {
                    Assign.Value(element, sub, given, values, $"{target}.{sub.Name}");
                }
            }

            RemoveIfLost(element, source.ContainsKey("value"));
        }

        Settle(Values);
    }

    /// <summary>Puts the canonical value in the place of them.</summary>
    public void ReplaceBy(JsonNode canonical)
    {
        foreach (var element in Values)
        {
            RequireSameImmutables(element, canonical);
        }

        // Equal values would stand in several places, so the first stands for all (RFC 7643 section 2.4).
        var value = canonical.DeepClone();
        all[all.IndexOf(Values[0])] = value;
        foreach (var other in Values.Skip(1))
        {
            all.Remove(other);
        }

        Settle([value]);
    }

    public void Remove()
    {
        var gone = Values.ToHashSet(ReferenceEqualityComparer.Instance);
        all.RemoveAll(element => element is not null && gone.Contains(element));
        Settle([]);
    }

    // A value that lost its "value" is gone, as is one that has nothing left.
    private void RemoveIfLost(JsonObject element, bool isValueGiven)
    {
        if (element.Count == 0 || (isValueGiven && element["value"] is null))
        {
            all.Remove(element);
        }
    }

    private void RequireSameImmutables(JsonNode element, JsonNode canonical)
    {
        foreach (var sub in target.Attribute.SubAttributes?.Where(sub => sub.Mutability == Mutability.Immutable) ?? [])
        {
            if (element[sub.Name] is { } before && !JsonNode.DeepEquals(before, canonical[sub.Name]))
            {
                throw new ScimFault(ScimType.Mutability, $"'{target}.{sub.Name}' is immutable.");
            }
        }
    }

    private void Settle(IReadOnlyList<JsonNode> touched)
    {
        PrimaryValue.Settle(all, touched, target.Attribute.Name);
        if (all.Count == 0)
        {
            holder.Remove(target.Attribute.Name);
        }
        else if (new DistinctValues(all).HasEqual)
        {
            // Values that became equal are one (RFC 7643 section 2.4).
            holder[target.Attribute.Name] = DistinctValues.Of(all);
        }
    }
}
