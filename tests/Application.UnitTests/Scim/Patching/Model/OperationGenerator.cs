using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Patching.Model;

/// <summary>Documents and operations in which everything meets everything: few names, few values, many ways to use them.</summary>
internal sealed class OperationGenerator(Dice dice)
{
    private static readonly string[] Texts = ["x", "y", "X", "a \"b\" ]"];
    private static readonly string[] Types = ["work", "home", "Work"];
    private static readonly string[] Singles = ["title", "nickName", "displayName", "userName", "externalId"];
    private static readonly string[] NameParts = ["givenName", "familyName"];
    private static readonly string[] InExtension = ["department", "costCenter", "manager"];

    public JsonObject Document()
    {
        var document = new JsonObject { ["userName"] = Text(), ["active"] = dice.OneIn(2) };
        foreach (var list in ReferencePatch.Lists.Where(_ => dice.OneIn(2)))
        {
            Make(document, new ModelOperation(PatchVerb.Replace, null, list, null, null, OnePrimaryOf(Values(list))));
        }

        if (dice.OneIn(2))
        {
            Make(document, new ModelOperation(PatchVerb.Replace, null, "name", null, null, Parts(NameParts)));
            Make(document, new ModelOperation(PatchVerb.Replace, ScimUrns.EnterpriseUser, dice.Of(InExtension[..2]), null, null, Text()));
        }

        return document;
    }

    public ModelOperation Operation()
    {
        var operation = Anything();
        return operation.Verb == PatchVerb.Remove ? operation with { Value = null }
            : dice.OneIn(30) ? operation with { Value = WithUnknown(operation.Value) }
            : operation;
    }

    // In a complex value, or in one of several.
    private JsonNode? WithUnknown(JsonNode? value)
    {
        var holder = value is JsonArray { Count: > 0 } list ? list[dice.Below(list.Count)] : value;
        if (holder is JsonObject complex)
        {
            complex[dice.Of(ReferencePatch.Unknown)] = dice.OneIn(4) ? null : Text();
        }

        return value;
    }

    private ModelOperation Anything() => dice.Below(10) switch
    {
        0 => new(Verb(), null, dice.Of(Singles), null, null, dice.OneIn(4) ? null : Text()),
        1 => new(Verb(), null, "active", null, null, dice.OneIn(4) ? null : JsonValue.Create(dice.OneIn(2))),
        2 => dice.OneIn(2)
            ? new(Verb(), null, "name", null, dice.Of(NameParts), dice.OneIn(4) ? null : Text())
            : new(Verb(), null, "name", null, null, dice.OneIn(5) ? null : Parts(NameParts)),
        3 => InExtensions(dice.Of(InExtension)),
        4 when dice.OneIn(4) => new(Verb(), null, dice.Of(ReferencePatch.ReadOnly), null, null, Text()),
        4 when dice.OneIn(6) => new(Verb(), dice.OneIn(2) ? null : ScimUrns.EnterpriseUser, dice.Of(ReferencePatch.Unknown), null, null, Text()),
        _ => OfList(dice.Of(ReferencePatch.Lists)),
    };

    private ModelOperation InExtensions(string attribute) => attribute == "manager"
        ? dice.OneIn(4) ? new(dice.OneIn(4) ? Verb() : PatchVerb.Remove, ScimUrns.EnterpriseUser, attribute, Selection.Exactly(dice.Of("x", "X")), null, Parts(["value"]))
            : dice.OneIn(2)
            ? new(Verb(), ScimUrns.EnterpriseUser, attribute, null, dice.Of("value", "$ref"), dice.OneIn(4) ? null : Text())
            : new(Verb(), ScimUrns.EnterpriseUser, attribute, null, null, dice.OneIn(4) ? null : Parts(dice.OneIn(6) ? ["displayName"] : ["value", "$ref", "displayName"]))
        : new(Verb(), ScimUrns.EnterpriseUser, attribute, null, null, dice.OneIn(4) ? null : Text());

    private ModelOperation OfList(string list)
    {
        var verb = Verb();
        var selection = dice.OneIn(3) ? null : Select(list);
        var sub = dice.OneIn(2) ? dice.Of(Subs(list)) : null;
        return new(verb, null, list, selection, sub, ValueFor(list, selection, sub));
    }

    private JsonNode? ValueFor(string list, Selection? selection, string? sub) =>
        dice.OneIn(8) ? null
        : sub is not null ? SubValue(sub)
        : selection is not null ? Value(list)
        : dice.OneIn(8) ? new JsonArray()
        : Values(list);

    private Selection Select(string list) => dice.Below(7) switch
    {
        0 => Selection.Having(dice.Of(Subs(list))),
        1 => Selection.Differing("type", dice.Of(Types)),
        2 => Selection.Not(Term(list)),
        3 => Selection.Either(Term(list), Term(list)),
        4 => Selection.Where(("type", dice.Of(Types)), (Subs(list)[0], SubValue(Subs(list)[0]))),
        _ => Term(list),
    };

    private Selection Term(string list)
    {
        var sub = dice.Of("type", dice.Of(Subs(list)));
        return Selection.Where((sub, SubValue(sub)));
    }

    private JsonArray Values(string list) => new([.. Enumerable.Range(0, dice.Below(3) + 1).Select(_ => Value(list))]);

    // Roles are bindings: each has a value.
    private JsonObject Value(string list)
    {
        var value = Parts(Subs(list));
        if (list == "roles")
        {
            value["value"] ??= Text();
        }

        return value;
    }

    private JsonObject Parts(string[] subs)
    {
        var value = new JsonObject { [subs[0]] = SubValue(subs[0]) };
        foreach (var sub in subs[1..].Where(_ => dice.OneIn(2)))
        {
            value[sub] = dice.OneIn(10) ? null : SubValue(sub);
        }

        return value;
    }

    private JsonValue SubValue(string sub) => sub switch
    {
        "type" => JsonValue.Create(dice.Of(Types)),
        "primary" => JsonValue.Create(dice.OneIn(2)),
        _ => Text(),
    };

    private static string[] Subs(string list) => list == "addresses" ? ["country", "locality", "type", "primary"] : ["value", "display", "type", "primary"];

    private JsonValue Text() => JsonValue.Create(dice.Of(Texts));

    private PatchVerb Verb() => dice.Of(PatchVerb.Add, PatchVerb.Replace, PatchVerb.Remove);

    private static JsonArray OnePrimaryOf(JsonArray values)
    {
        foreach (var value in values.Skip(1))
        {
            value!.AsObject().Remove("primary");
        }

        return values;
    }

    private static void Make(JsonObject document, ModelOperation operation) => ReferencePatch.Apply(document, [operation], Liberties.None);
}
