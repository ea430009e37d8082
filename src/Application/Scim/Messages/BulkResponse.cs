using System.Globalization;
using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>The answer to a bulk request: one entry for each operation that was tried (RFC 7644 section 3.7.3).</summary>
public static class BulkResponse
{
    /// <param name="Operation">as it was sent</param>
    /// <param name="Location">the resource; null after a failed POST</param>
    /// <param name="Version">its entity tag; null when it failed or is gone</param>
    /// <param name="Status">what the same request by itself would have been answered with</param>
    /// <param name="Response">the error document of a failure</param>
    public sealed record Entry(BulkOperation Operation, string? Location, string? Version, int Status, JsonNode? Response);

    /// <param name="entries">in the order of the request</param>
    public static JsonObject Of(IEnumerable<Entry> entries) => new()
    {
        ["schemas"] = new JsonArray(ScimUrns.BulkResponse),
        ["Operations"] = new JsonArray([.. entries.Select(Write)]),
    };

    private static JsonObject Write(Entry entry)
    {
        var result = new JsonObject();
        AddIfAny(result, "location", entry.Location);
        result["method"] = entry.Operation.Method.ToString().ToUpperInvariant();
        AddIfAny(result, "bulkId", entry.Operation.BulkId);
        AddIfAny(result, "version", entry.Version);
        result["status"] = entry.Status.ToString(CultureInfo.InvariantCulture);
        AddIfAny(result, "response", entry.Response);
        return result;
    }

    private static void AddIfAny(JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }
}
