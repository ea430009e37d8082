using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>The answer to a query (RFC 7644 section 3.4.2).</summary>
public static class ListResponse
{
    /// <param name="resources">the page</param>
    /// <param name="total">how many match in all</param>
    /// <param name="startIndex">the index of the first of the page, from 1</param>
    public static JsonObject Of(JsonNode[] resources, int total, int startIndex) => new()
    {
        ["schemas"] = new JsonArray(ScimUrns.ListResponse),
        ["totalResults"] = total,
        ["startIndex"] = startIndex,
        ["itemsPerPage"] = resources.Length,
        ["Resources"] = new JsonArray(resources),
    };
}
