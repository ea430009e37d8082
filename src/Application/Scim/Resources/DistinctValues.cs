using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// The values of a multi-valued attribute, where the same pair of <c>type</c> and <c>value</c> stands once (RFC 7643 section 2.4).
/// Canonical values in, canonical values out.
/// </summary>
internal sealed class DistinctValues
{
    private readonly Dictionary<string, JsonNode> known = new(StringComparer.Ordinal);

    public DistinctValues(JsonArray values)
    {
        Values = values;
        foreach (var value in values.OfType<JsonNode>())
        {
            known.TryAdd(Key(value), value);
        }
    }

    public JsonArray Values { get; }

    /// <summary>Adds the value, or gives its sub-attributes to the one that has the same type and value; answers which it is now.</summary>
    public JsonNode Add(JsonNode value)
    {
        if (known.TryAdd(Key(value), value))
        {
            Values.Add(value);
            return value;
        }

        var same = known[Key(value)];
        if (same is JsonObject target)
        {
            foreach (var (name, sub) in (JsonObject)value)
            {
                target[name] = sub?.DeepClone();
            }
        }

        return same;
    }

    /// <summary>A copy of the list in which every value stands once.</summary>
    public static JsonArray Of(JsonArray values)
    {
        var distinct = new DistinctValues([]);
        foreach (var value in values.OfType<JsonNode>())
        {
            distinct.Add(value.DeepClone());
        }

        return distinct.Values;
    }

    // Without a value of its own, as in addresses, an element is the same only when all of it is.
    private static string Key(JsonNode node) =>
        node is JsonObject element && element["value"] is { } value
            ? $"{value.ToJsonString()} {element["type"]?.ToJsonString()}"
            : "= " + Ordered(node);

    private static string Ordered(JsonNode node) =>
        node is JsonObject element
            ? string.Join(',', element.OrderBy(sub => sub.Key, StringComparer.Ordinal).Select(sub => $"{sub.Key}:{sub.Value?.ToJsonString()}"))
            : node.ToJsonString();
}
