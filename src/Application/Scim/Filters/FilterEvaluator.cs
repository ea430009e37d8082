using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Scim.Filters;

/// <summary>Answers a bound filter in memory. What the cases mean is said at <see cref="BoundFilter"/>.</summary>
public static class FilterEvaluator
{
    /// <summary>
    /// Whether a canonical document, or an element of a multi-valued attribute, fulfils a filter that was bound for it. The document
    /// includes what its reader would see: <c>id</c>, <c>schemas</c>, <c>meta</c>. A value of a kind that its schema does not have
    /// counts as missing.
    /// </summary>
    public static bool Matches(BoundFilter filter, JsonNode? subject) => filter switch
    {
        BoundFilter.And and => Matches(and.Left, subject) && Matches(and.Right, subject),
        BoundFilter.Or or => Matches(or.Left, subject) || Matches(or.Right, subject),
        BoundFilter.Not not => !Matches(not.Operand, subject),
        BoundFilter.Present present => IsPresent(Find(present.Path, subject)),
        BoundFilter.Compare compare => Compare(Find(compare.Path, subject), compare.Operator, compare.Value),
        BoundFilter.ValuePath valuePath =>
            Find(valuePath.Path, subject) is JsonArray elements && elements.Any(element => Matches(valuePath.Inner, element)),
        BoundFilter.Nothing => false,
        _ => throw new InvalidOperationException($"No meaning for {filter.GetType().Name}."),
    };

    private static JsonNode? Find(BoundPath path, JsonNode? subject)
    {
        if (subject is JsonValue)
        {
            return path is { Attribute.Name: "value", Sub: null } ? subject : null;
        }

        var holder = path.Extension is null ? subject : Member(subject, path.Extension.Id);
        var found = Member(holder, path.Attribute.Name);
        return path.Sub is null ? found : Member(found, path.Sub.Name);
    }

    private static JsonNode? Member(JsonNode? node, string name) =>
        node is JsonObject members && members.TryGetPropertyValue(name, out var member) ? member : null;

    private static bool IsPresent(JsonNode? node) => node switch
    {
        null => false,
        JsonArray array => array.Count > 0,
        JsonObject members => members.Count > 0,
        _ => Text(node) != "",
    };

    private static bool Compare(JsonNode? node, CompareOperator comparison, FilterValue value) => value switch
    {
        FilterValue.Text text => Text(node) is { } actual
            ? Holds(text.CaseExact ? actual : CaseFold.Fold(actual), comparison, text.Key)
            : comparison == CompareOperator.Ne,
        FilterValue.Flag flag => Holds(Flag(node)?.CompareTo(flag.Value), comparison),
        FilterValue.Number number => Holds(Number(node)?.CompareTo(number.Value), comparison),
        FilterValue.Instant instant => Holds(Instant(node)?.CompareTo(instant.Value), comparison),
        _ => throw new InvalidOperationException($"No comparison with {value.GetType().Name}."),
    };

    private static bool Holds(string actual, CompareOperator comparison, string expected) => comparison switch
    {
        CompareOperator.Co => actual.Contains(expected, StringComparison.Ordinal),
        CompareOperator.Sw => actual.StartsWith(expected, StringComparison.Ordinal),
        CompareOperator.Ew => actual.EndsWith(expected, StringComparison.Ordinal),
        _ => Holds(CodePointOrder.Compare(actual, expected), comparison),
    };

    // Without an order there is no value, and C# answers false to every comparison with null but "is not".
    private static bool Holds(int? order, CompareOperator comparison) => comparison switch
    {
        CompareOperator.Eq => order is 0,
        CompareOperator.Ne => order is not 0,
        CompareOperator.Gt => order > 0,
        CompareOperator.Ge => order >= 0,
        CompareOperator.Lt => order < 0,
        CompareOperator.Le => order <= 0,
        _ => false,
    };

    private static string? Text(JsonNode? node)
    {
        if (KindOf(node) != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return node.Deserialize<string>();
        }
        catch (InvalidOperationException)
        {
            return null; // "\ud800" is a JSON string, yet no text
        }
    }

    private static bool? Flag(JsonNode? node) => KindOf(node) switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static decimal? Number(JsonNode? node) =>
        KindOf(node) == JsonValueKind.Number
        && decimal.TryParse(node!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static DateTimeOffset? Instant(JsonNode? node) => Text(node) is { } text ? ScimDateTime.TryParse(text) : null;

    private static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;
}
