using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;

namespace ScimPlatform.Application.UnitTests.Scim.Patching.Model;

/// <summary>What an operation means, whichever way it is written.</summary>
/// <param name="Verb">what to do</param>
/// <param name="Extension">the URN of the extension that holds the attribute, or null</param>
/// <param name="Attribute">which attribute</param>
/// <param name="Selection">which values of a multi-valued attribute; null means all</param>
/// <param name="Sub">which sub-attribute, or null</param>
/// <param name="Value">the value; null for removing, and for unassigning</param>
internal sealed record ModelOperation(
    PatchVerb Verb, string? Extension, string Attribute, Selection? Selection, string? Sub, JsonNode? Value)
{
    /// <param name="spell">writes a name</param>
    /// <param name="urn">the extension's URN as it is to be written</param>
    public string Path(Func<string, string> spell, string? urn) =>
        (urn is null ? "" : urn + ":") + spell(Attribute) + (Selection is null ? "" : $"[{Selection.Text}]") + (Sub is null ? "" : "." + spell(Sub));
}

/// <summary>A value filter: as text, as the question that it asks of a value, and as the value that it describes, if it describes one.</summary>
internal sealed record Selection(string Text, Func<JsonObject, bool> Selects, IReadOnlyList<(string Name, JsonNode Value)>? Describes)
{
    /// <summary>Values whose sub-attributes are exactly these.</summary>
    public static Selection Where(params (string Name, JsonNode Value)[] terms) => new(
        string.Join(" and ", terms.Select(term => $"{term.Name} eq {term.Value.ToJsonString()}")),
        value => terms.All(term => Same(value[term.Name], term.Value)),
        terms);

    /// <summary>A value that is the text in that very case.</summary>
    public static Selection Exactly(string text) => new($"value eq \"{text}\"", value => (string?)value["value"] == text, null);

    public static Selection Having(string name) => new($"{name} pr", value => value[name] is not null, null);

    public static Selection Differing(string name, string text) =>
        new($"{name} ne \"{text}\"", value => !Same(value[name], JsonValue.Create(text)), null);

    public static Selection Not(Selection other) => new($"not ({other.Text})", value => !other.Selects(value), null);

    public static Selection Either(Selection one, Selection other) =>
        new($"{one.Text} or {other.Text}", value => one.Selects(value) || other.Selects(value), null);

    // None of the sub-attributes that the model selects by is caseExact (RFC 7643 section 4.1.2).
    private static bool Same(JsonNode? one, JsonNode? other) =>
        string.Equals(one?.ToJsonString(), other?.ToJsonString(), StringComparison.OrdinalIgnoreCase);
}
