using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Patching.Model;

/// <summary>Writes operations in one of the ways that a profile's client uses, all of which mean the same.</summary>
/// <param name="profile">the name of the profile</param>
/// <param name="dice">which way</param>
internal sealed class Spelling(string profile, Dice dice)
{
    private bool IsStrict => profile is "strict" or "interop";

    private bool IsInterop => profile == "interop";

    private bool IsEntra => profile is "default" or "entra";

    /// <summary>What the profile allows.</summary>
    public Liberties Liberties => new(
        AllowsAbsent: !IsStrict, MakesTargets: IsEntra, KeepsDescription: IsEntra, SelectsSingles: IsEntra, HoldsToInterop: IsInterop);

    public JsonObject Write(ModelOperation operation)
    {
        var path = operation.Path(dice.AnyCase, operation.Extension is not null ? Urn() : dice.OneIn(6) ? ScimUrns.User : null);
        if (operation.Verb == PatchVerb.Remove)
        {
            return Removal(operation, path);
        }

        var value = Value(operation);
        return operation switch
        {
            { Selection: null, Sub: null, Extension: null } when !IsInterop && dice.OneIn(3) && !ReferencePatch.ReadOnly.Contains(operation.Attribute) =>
                Written(operation.Verb, null, Holding(operation.Attribute, value)),
            { Selection: null, Sub: null, Extension: not null } when dice.OneIn(3) => InExtension(operation, Urn(), value),
            _ when IsEntra && (operation.Sub ?? operation.Extension) is not null && dice.OneIn(3) => Written(operation.Verb, null, new JsonObject { [path] = value }),
            _ => Written(operation.Verb, path, value),
        };
    }

    private JsonObject Removal(ModelOperation operation, string path)
    {
        // A list of what to remove names values by "value" and "type", or where there is no "value" by all but "primary".
        if (!IsStrict && operation is { Sub: null, Selection.Describes: { } terms } && IsEnough(terms) && dice.OneIn(2))
        {
            var described = new JsonObject(terms.Select(term => KeyValuePair.Create(term.Name, (JsonNode?)term.Value.DeepClone())));
            return Written(PatchVerb.Remove, dice.AnyCase(operation.Attribute), InList(operation.Attribute, described, isName: true));
        }

        return Written(PatchVerb.Remove, path, null);
    }

    private static bool IsEnough(IReadOnlyList<(string Name, JsonNode Value)> terms) => terms.Any(term => term.Name == "value")
        ? terms.All(term => term.Name is "value" or "type")
        : terms.All(term => term.Name != "primary");

    private JsonNode? Value(ModelOperation operation) => operation switch
    {
        { Value: null, Sub: not null, Selection: not null } when !IsStrict && dice.OneIn(2) => new JsonObject(),
        { Value: JsonValue flag } when flag.TryGetValue(out bool isTrue) && (IsEntra || profile == "jumpcloud") && dice.OneIn(2) => isTrue ? "True" : "False",
        { Attribute: "manager", Value: JsonObject { Count: 1 } manager, Sub: null } when IsEntra && manager["value"] is { } id && dice.OneIn(2) =>
            dice.OneIn(2) ? id.DeepClone() : new JsonArray(manager.DeepClone()),
        { Value: JsonArray { Count: 1 } list, Sub: null } => InList(operation.Attribute, list[0]!.AsObject(), operation.Attribute == "roles"),
        _ => operation.Value?.DeepClone(),
    };

    private JsonNode InList(string attribute, JsonObject value, bool isName)
    {
        JsonNode written = value.DeepClone();
        if (value is { Count: 1 } && value["value"] is JsonValue only && !IsStrict && dice.OneIn(3))
        {
            // A text is a name where it stands alone: of roles, and of what is to be removed.
            return isName && dice.OneIn(2) ? only.DeepClone() : new JsonArray(only.DeepClone());
        }
        else if (attribute == "roles" && IsEntra && value["value"] is { } role && dice.OneIn(2))
        {
            written["value"] = new JsonObject { ["id"] = "06b0", ["value"] = role.DeepClone() }.ToJsonString();
        }

        return dice.OneIn(2) ? new JsonArray(written) : written;
    }

    private JsonObject InExtension(ModelOperation operation, string urn, JsonNode? value)
    {
        var holder = Holding(operation.Attribute, value);
        if (!IsInterop && dice.OneIn(3))
        {
            holder["schemas"] = new JsonArray(urn);
        }

        return IsInterop || dice.OneIn(2) ? Written(operation.Verb, urn, holder) : Written(operation.Verb, null, new JsonObject { [urn] = holder });
    }

    private string Urn() => (IsEntra || profile == "onelogin") && dice.OneIn(4) ? "urn:ietf:params:scim:schemas:extension:enterprise:2.0User" : ScimUrns.EnterpriseUser;

    private JsonObject Written(PatchVerb verb, string? path, JsonNode? value)
    {
        var op = verb.ToString();
        var written = new JsonObject { ["op"] = (IsEntra || profile is "onelogin" or "jumpcloud") && dice.OneIn(2) ? op : op.ToLowerInvariant() };
        if (path is not null)
        {
            written["path"] = path;
        }

        if (verb != PatchVerb.Remove || value is not null)
        {
            written["value"] = value;
        }

        return written;
    }

    private JsonObject Holding(string name, JsonNode? value) => new() { [dice.AnyCase(name)] = value };
}
