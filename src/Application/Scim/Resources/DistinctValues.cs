using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// The values of a multi-valued attribute, where the same pair of <c>type</c> and <c>value</c> stands once (RFC 7643 section 2.4).
/// Canonical values in, canonical values out.
/// </summary>
internal sealed class DistinctValues
{
    private readonly Dictionary<Identity, JsonNode> known = [];

    public DistinctValues(JsonArray values)
    {
        Values = values;
        foreach (var value in values.OfType<JsonNode>())
        {
            known.TryAdd(Identity.Of(value), value);
        }
    }

    public JsonArray Values { get; }

    /// <summary>Whether some of the values stand for the same one.</summary>
    public bool HasEqual => known.Count < Values.Count;

    /// <summary>Adds the value, or gives its sub-attributes to the one that has the same type and value; answers which it is now.</summary>
    public JsonNode Add(JsonNode value)
    {
        var identity = Identity.Of(value);
        if (known.TryAdd(identity, value))
        {
            Values.Add(value);
            return value;
        }

        var same = known[identity];
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
    private readonly record struct Identity(bool IsWhole, string Value, string? Type)
    {
        public static Identity Of(JsonNode node) =>
            node is JsonObject element && element["value"] is { } value
                ? new Identity(IsWhole: false, Exact(value), element["type"] is { } type ? Exact(type) : null)
                : new Identity(IsWhole: true, Ordered(node), null);

        // Values of one attribute are of one type, so that text is told from JSON by its attribute.
        private static string Exact(JsonNode node) => node.Text() ?? node.ToJsonString();

        private static string Ordered(JsonNode node) =>
            node is JsonObject element
                ? string.Join(',', element.OrderBy(sub => sub.Key, StringComparer.Ordinal).Select(sub => $"{sub.Key}:{sub.Value?.ToJsonString()}"))
                : node.ToJsonString();
    }
}
