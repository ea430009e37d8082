using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>Compares documents and says what differs, and where.</summary>
internal static class Differences
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the actual document lacks of the expected one: members of objects, or any element of lists in any order.</summary>
    public static IEnumerable<string> Of(JsonNode? expected, JsonNode? actual, string place = ".") => (expected, actual) switch
    {
        (JsonObject some, JsonObject all) => some.SelectMany(member => Of(member.Value, all[member.Key], $"{place}/{member.Key}")),
        (JsonArray some, JsonArray all) when some.Count == all.Count => OfElements(some, all, place),
        _ when JsonNode.DeepEquals(expected, actual) => [],
        _ => [$"at {place} expected {Show(expected)} but got {Show(actual)}"],
    };

    /// <summary>What stands at that place, or null.</summary>
    public static JsonNode? At(JsonNode? document, string place) => place == "."
        ? document
        : place.Split('/').Aggregate(document, (node, name) => node switch
        {
            JsonObject members => members[name],
            JsonArray list when int.TryParse(name, out var index) && index < list.Count => list[index],
            _ => null,
        });

    public static string Show(JsonNode? node) => node is null ? "nothing" : node.ToJsonString(Readable);

    private static IEnumerable<string> OfElements(JsonArray expected, JsonArray actual, string place)
    {
        var rest = actual.ToList();
        foreach (var element in expected)
        {
            var found = rest.FindIndex(candidate => !Of(element, candidate).Any());
            if (found < 0)
            {
                yield return $"at {place} expected an element {Show(element)} among {Show(actual)}";
                yield break;
            }

            rest.RemoveAt(found);
        }
    }
}
