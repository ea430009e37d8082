using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Patching;
using static ScimPlatform.Application.UnitTests.Scim.Patching.Model.ReferenceValues;

namespace ScimPlatform.Application.UnitTests.Scim.Patching.Model;

/// <summary>What a profile allows beyond the letter of RFC 7644 section 3.5.2, as docs/idp says.</summary>
/// <param name="AllowsAbsent">removing or clearing what is not there succeeds</param>
/// <param name="MakesTargets">a value that a filter describes comes to be when it is written to</param>
/// <param name="KeepsDescription">a value that is replaced keeps what the filter says of it</param>
/// <param name="SelectsSingles">a filter may select what has a single value, to remove it</param>
/// <param name="HoldsToInterop">the restrictions of the SCIM interoperability profile hold</param>
internal sealed record Liberties(bool AllowsAbsent, bool MakesTargets, bool KeepsDescription, bool SelectsSingles, bool HoldsToInterop)
{
    public static Liberties None { get; } = new(false, false, false, false, false);
}

/// <summary>A refusal of the model.</summary>
internal sealed class Refused(ScimType type) : Exception(type.ToString())
{
    public ScimType Type { get; } = type;
}

/// <summary>
/// RFC 7644 section 3.5.2 as plainly as it can be said: one method for each of the three operations, over documents whose attributes are
/// named below. It shares no code with the product, knows values of the right types only, and is not fast.
/// </summary>
internal static class ReferencePatch
{
    public static readonly string[] Lists = ["emails", "phoneNumbers", "addresses", "roles", "entitlements"];
    public static readonly string[] Complex = ["name", "manager"];
    public static readonly string[] ReadOnly = ["id", "groups", "meta"];
    public static readonly string[] Unknown = ["nonsense"];

    /// <summary>Does the operations on the document, in place.</summary>
    /// <exception cref="Refused">one of them cannot be done</exception>
    public static void Apply(JsonObject document, IEnumerable<ModelOperation> operations, Liberties liberties)
    {
        foreach (var operation in operations)
        {
            Apply(document, operation, liberties);
        }

        if (!document.ContainsKey("userName"))
        {
            throw new Refused(ScimType.Mutability);
        }
    }

    private static void Apply(JsonObject document, ModelOperation operation, Liberties liberties)
    {
        if (ReadOnly.Contains(operation.Attribute))
        {
            throw new Refused(ScimType.Mutability);
        }

        if (Unknown.Contains(operation.Attribute))
        {
            throw new Refused(liberties.HoldsToInterop ? ScimType.InvalidSyntax : ScimType.InvalidPath);
        }

        if (liberties.HoldsToInterop && operation is { Selection: not null, Sub: null })
        {
            throw new Refused(ScimType.InvalidPath);
        }

        var holder = operation.Extension is null ? document : document[operation.Extension] as JsonObject ?? [];
        if (Lists.Contains(operation.Attribute))
        {
            Put(holder, operation.Attribute, Distinct(List(Values(holder, operation.Attribute), operation, liberties)));
        }
        else
        {
            Single(holder, operation, liberties);
        }

        if (operation.Extension is { } extension)
        {
            Put(document, extension, holder);
        }
    }

    // 3.5.2.1, 3.5.2.3: a single value takes the place of the one before; of a complex one, the sub-attributes that are given do.
    private static void Single(JsonObject holder, ModelOperation operation, Liberties liberties)
    {
        if (operation.Selection is { } selection)
        {
            if (!liberties.SelectsSingles || operation.Verb != PatchVerb.Remove)
            {
                throw new Refused(ScimType.InvalidPath);
            }

            if (holder[operation.Attribute] is not JsonObject one || !selection.Selects(one))
            {
                return;
            }
        }

        RequireKnown(operation.Value, liberties);
        if (!Complex.Contains(operation.Attribute) || (operation.Sub is null && operation.Value is null))
        {
            Put(holder, operation.Attribute, operation.Value);
            return;
        }

        var isWhole = liberties.HoldsToInterop && operation is { Verb: PatchVerb.Replace, Sub: null };
        var complex = isWhole ? [] : holder[operation.Attribute] as JsonObject ?? [];
        Merge(complex, operation.Sub is { } sub ? new JsonObject { [sub] = operation.Value?.DeepClone() } : Writable(operation.Value!.AsObject()));
        Put(holder, operation.Attribute, complex);
    }

    private static List<JsonObject> List(List<JsonObject> values, ModelOperation operation, Liberties liberties)
    {
        if (operation is { Selection: null, Sub: null })
        {
            RequireKnown(operation.Value, liberties);
            var given = Distinct(Given(operation.Value));
            RequireOnePrimary(given);
            return operation.Verb == PatchVerb.Add ? Added(values, given) : given;
        }

        if (operation.Selection is null)
        {
            return OfAll(values, operation);
        }

        var selected = values.Where(operation.Selection.Selects).ToList();
        if (liberties.HoldsToInterop && selected.Count > 1)
        {
            throw new Refused(ScimType.InvalidFilter);
        }

        return selected.Count > 0 ? OfSelected(values, selected, operation, liberties)
            : operation.Verb == PatchVerb.Remove || operation.Value is null ? liberties.AllowsAbsent ? values : throw new Refused(ScimType.NoTarget)
            : liberties.MakesTargets && operation.Selection.Describes is { } terms ? Added(values, [Made(terms, operation, liberties)])
            : throw new Refused(ScimType.NoTarget);
    }

    // A path such as "emails.value": all values when they are replaced, a further one when it is added.
    private static List<JsonObject> OfAll(List<JsonObject> values, ModelOperation operation)
    {
        var sub = operation.Sub!;
        if (operation.Verb != PatchVerb.Remove && operation.Value is { } value && (values.Count == 0 || (operation.Verb == PatchVerb.Add && sub == "value")))
        {
            return Added(values, [new JsonObject { [sub] = value.DeepClone() }]);
        }

        if (operation.Verb == PatchVerb.Add)
        {
            return operation.Value is null ? values
                : values.Any(each => each[sub] is { } other && !JsonNode.DeepEquals(other, operation.Value)) ? throw new Refused(ScimType.InvalidPath)
                : Changed(values, values, sub, operation.Value);
        }

        return Changed(values, values, sub, operation.Value);
    }

    private static List<JsonObject> OfSelected(List<JsonObject> values, List<JsonObject> selected, ModelOperation operation, Liberties liberties)
    {
        RequireKnown(operation.Value, liberties);
        if (operation.Sub is { } sub)
        {
            return Changed(values, selected, sub, operation.Value);
        }

        switch (operation)
        {
            case { Verb: PatchVerb.Remove } or { Verb: PatchVerb.Replace, Value: null }:
                return [.. values.Except(selected)];
            case { Value: null }:
                return values;
            case { Verb: PatchVerb.Add }:
                selected.ForEach(value => Merge(value, operation.Value!.AsObject()));
                break;
            default:
                var whole = new JsonObject();
                foreach (var (name, value) in liberties.KeepsDescription ? operation.Selection!.Describes ?? [] : [])
                {
                    whole[name] = value.DeepClone();
                }

                Merge(whole, operation.Value!.AsObject());
                values[values.IndexOf(selected[0])] = whole;
                values = [.. values.Except(selected)];
                selected = [whole];
                break;
        }

        Settle(values, selected);
        return values;
    }

    private static JsonObject Made(IReadOnlyList<(string Name, JsonNode Value)> terms, ModelOperation operation, Liberties liberties)
    {
        RequireKnown(operation.Value, liberties);
        var made = new JsonObject(terms.Select(term => KeyValuePair.Create(term.Name, (JsonNode?)term.Value.DeepClone())));
        Merge(made, operation.Sub is { } sub ? new JsonObject { [sub] = operation.Value!.DeepClone() } : operation.Value!.AsObject());
        return made;
    }

    // 3.5.2: a value that lost its "value", or all that it had, is gone.
    private static List<JsonObject> Changed(List<JsonObject> values, List<JsonObject> selected, string sub, JsonNode? value)
    {
        selected.ForEach(each => Put(each, sub, value));
        Settle(values, selected);
        return [.. values.Where(each => !selected.Contains(each) || (each.Count > 0 && (sub != "value" || each.ContainsKey("value"))))];
    }

    private static List<JsonObject> Added(List<JsonObject> values, List<JsonObject> given)
    {
        List<JsonObject> all = [.. values];
        var touched = new List<JsonObject>();
        foreach (var value in given)
        {
            if (all.Find(other => IsSame(other, value)) is { } same)
            {
                Merge(same, value);
                touched.Add(same);
            }
            else
            {
                all.Add(value);
                touched.Add(value);
            }
        }

        Settle(all, touched);
        return all;
    }

    // 3.5.2: whoever is made primary takes that from the one that was.
    private static void Settle(List<JsonObject> values, List<JsonObject> touched)
    {
        RequireOnePrimary(touched);
        if (touched.Find(IsPrimary) is { } primary)
        {
            values.Where(value => value != primary && IsPrimary(value)).ToList().ForEach(value => value["primary"] = false);
        }
    }

    private static void RequireOnePrimary(List<JsonObject> values)
    {
        if (values.Count(IsPrimary) > 1)
        {
            throw new Refused(ScimType.InvalidValue);
        }
    }
}
