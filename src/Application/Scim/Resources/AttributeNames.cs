using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>Which attributes a document has, or differs from another in; those of extensions with their schema's URN before them.</summary>
internal static class AttributeNames
{
    public static IReadOnlyCollection<string> Of(JsonObject document) => Changed([], document);

    /// <returns>empty when both say the same, in whatever order</returns>
    public static IReadOnlyCollection<string> Changed(string before, string after) => before == after
        ? []
        : Changed(JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject());

    private static List<string> Changed(JsonObject before, JsonObject after)
    {
        var names = new List<string>();
        foreach (var (name, value) in after)
        {
            AddIfOther(names, name, before[name], value);
        }

        foreach (var (name, value) in before)
        {
            if (!after.ContainsKey(name))
            {
                AddIfOther(names, name, value, null);
            }
        }

        return names;
    }

    private static void AddIfOther(List<string> names, string name, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        if (IsExtension(name) && before is JsonObject or null && after is JsonObject or null)
        {
            names.AddRange(Changed(before as JsonObject ?? [], after as JsonObject ?? []).Select(inner => $"{name}:{inner}"));
        }
        else
        {
            names.Add(name);
        }
    }

    /// <summary>Whether the name is the URN of an extension: attributes' names have no colon (RFC 7643 section 2.1).</summary>
    public static bool IsExtension(string name) => name.Contains(':', StringComparison.Ordinal);
}
