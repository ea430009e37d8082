using System.Text.Json.Nodes;
using ScimPlatform.TestSupport;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>What can be a member: a user or a group with its name, or an id of nothing.</summary>
internal sealed record Somebody(string Id, string Type, string Display, bool Exists = true);

/// <summary>What a group is, as far as the model knows.</summary>
internal sealed record GroupState(string? DisplayName, string? ExternalId, IReadOnlySet<Somebody> Members);

/// <summary>An operation as it is written, and what it makes of a group: the plain meaning of RFC 7644 section 3.5.2.</summary>
/// <param name="Written">one of the ways to write it</param>
/// <param name="Apply">the group afterwards, or the scimType of a refusal</param>
internal sealed record GroupOperation(JsonObject Written, Func<GroupState, (GroupState? After, string? Refusal)> Apply);

/// <summary>Operations on a group and its members, in the spelling of a profile.</summary>
/// <param name="dice">which</param>
/// <param name="people">who can be a member, and some who cannot</param>
/// <param name="isStrict">whether the profile is that of the letter</param>
/// <param name="isInterop">whether it holds to the SCIM interoperability profile besides</param>
internal sealed class GroupModel(Dice dice, IReadOnlyList<Somebody> people, bool isStrict, bool isInterop)
{
    private static readonly string[] Letters = ["a", "B", "in", "x"];

    public GroupOperation Operation() => dice.Below(12) switch
    {
        0 => Renaming(dice.Of("G", "g", "H")),
        1 => Identifying(dice.OneIn(3) ? null : dice.Of("e", "E")),
        2 => Unnaming(),
        3 => dice.OneIn(2) ? Emptying() : Replacing(Some()),
        4 => Refused(Write("replace", $"members[{Selection().Text}].value", people[0].Id), "mutability"),
        5 => Refused(Write("remove", $"members[$ref co \"{people[0].Id}\"]"), isInterop ? "invalidPath" : "invalidFilter"),
        6 when !isStrict => RemovingListed(Some()),
        7 or 8 => Adding(Some()),
        _ => Removing(Selection()),
    };

    private GroupOperation Renaming(string name) => Pathless(
        dice.OneIn(2) ? Write("replace", "displayName", name) : Write("add", null, new JsonObject { ["displayName"] = name }),
        group => (group with { DisplayName = name }, null));

    private GroupOperation Pathless(JsonObject written, Func<GroupState, (GroupState? After, string? Refusal)> apply) =>
        isInterop && !written.ContainsKey("path") ? Refused(written, "invalidSyntax") : new GroupOperation(written, apply);

    // It is required, which is looked at when all is done.
    private static GroupOperation Unnaming() => new(Write("remove", "displayName"), group => (group with { DisplayName = null }, null));

    private static GroupOperation Identifying(string? id) => new(
        id is null ? Write("remove", "externalId") : Write("replace", "externalId", id), group => (group with { ExternalId = id }, null));

    private GroupOperation Adding(List<Somebody> some) => Pathless(
        dice.OneIn(3) ? Write("add", null, new JsonObject { ["members"] = List(some) }) : Write("add", "members", List(some)),
        group => Existing(some) ?? (group with { Members = group.Members.Union(some).ToHashSet() }, null));

    private GroupOperation Replacing(List<Somebody> some) => new(
        Write("replace", "members", List(some)), group => Existing(some) ?? (group with { Members = some.ToHashSet() }, null));

    private GroupOperation Emptying() => new(
        dice.OneIn(2) ? Write("remove", "members") : Write("replace", "members", new JsonArray()),
        group => (group with { Members = new HashSet<Somebody>() }, null));

    private GroupOperation RemovingListed(List<Somebody> some) => new(
        Write("remove", "members", List(some)), group => (group with { Members = group.Members.Except(some).ToHashSet() }, null));

    private GroupOperation Removing((string Text, Func<Somebody, bool> Selects) selection) => new(
        Write("remove", $"members[{selection.Text}]"),
        group => isInterop && !IsOne(selection.Text) ? (null, "invalidPath")
            : isStrict && !group.Members.Any(selection.Selects) ? (null, "noTarget")
            : (group with { Members = group.Members.Where(member => !selection.Selects(member)).ToHashSet() }, null));

    private static bool IsOne(string selection) => selection.StartsWith("value eq ", StringComparison.Ordinal);

    private static GroupOperation Refused(JsonObject written, string scimType) => new(written, _ => (null, scimType));

    private (string Text, Func<Somebody, bool> Selects) Selection(int depth = 0)
    {
        if (depth < 2 && dice.OneIn(3))
        {
            var (one, other) = (Selection(depth + 1), Selection(depth + 1));
            return dice.Below(3) switch
            {
                0 => ($"({one.Text}) and ({other.Text})", somebody => one.Selects(somebody) && other.Selects(somebody)),
                1 => ($"({one.Text}) or ({other.Text})", somebody => one.Selects(somebody) || other.Selects(somebody)),
                _ => ($"not ({one.Text})", somebody => !one.Selects(somebody)),
            };
        }

        var (wanted, letters, type) = (dice.Of(people), dice.Of(Letters), dice.Of("User", "group", "GROUP"));
        return dice.Below(7) switch
        {
            0 => ($"value ne \"{wanted.Id}\"", somebody => somebody.Id != wanted.Id),
            1 => ($"type eq \"{type}\"", somebody => somebody.Type.Equals(type, StringComparison.OrdinalIgnoreCase)),
            2 => ($"display sw \"{letters}\"", somebody => somebody.Display.StartsWith(letters, StringComparison.OrdinalIgnoreCase)),
            3 => ($"display co \"{letters}\"", somebody => somebody.Display.Contains(letters, StringComparison.OrdinalIgnoreCase)),
            _ => ($"value eq \"{wanted.Id}\"", somebody => somebody.Id == wanted.Id),
        };
    }

    private static (GroupState? After, string? Refusal)? Existing(List<Somebody> some) =>
        some.TrueForAll(somebody => somebody.Exists) ? null : (null, "invalidValue");

    private List<Somebody> Some() => [.. Enumerable.Range(0, dice.Below(3) + 1).Select(_ => dice.Of(people)).Where(somebody => somebody.Exists || dice.OneIn(3))
        .DefaultIfEmpty(people[0])];

    private JsonArray List(List<Somebody> some) => new([.. some.Select(somebody => dice.Below(4) switch
    {
        0 when !isStrict => JsonValue.Create(somebody.Id),
        1 => new JsonObject { ["value"] = somebody.Id, ["type"] = dice.Of("User", "Group"), ["$ref"] = null },
        _ => (JsonNode)new JsonObject { ["value"] = somebody.Id },
    })]);

    private static JsonObject Write(string op, string? path, JsonNode? value = null)
    {
        var written = new JsonObject { ["op"] = op };
        if (path is not null)
        {
            written["path"] = path;
        }

        if (value is not null)
        {
            written["value"] = value;
        }

        return written;
    }
}
