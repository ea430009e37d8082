using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>The answer to a query (RFC 7644 section 3.4.2).</summary>
public static class ListResponse
{
    /// <param name="resources">the page</param>
    /// <param name="total">how many match in all</param>
    /// <param name="startIndex">the index of the first of the page, from 1; null in a walk by cursor, which knows none</param>
    /// <param name="nextCursor">where the walk goes on, or null when it does not (RFC 9865 section 2)</param>
    public static JsonObject Of(JsonNode[] resources, int total, int? startIndex, string? nextCursor = null)
    {
        var response = new JsonObject { ["schemas"] = new JsonArray(ScimUrns.ListResponse), ["totalResults"] = total };
        if (startIndex is not null)
        {
            response["startIndex"] = startIndex;
        }

        response["itemsPerPage"] = resources.Length;
        if (nextCursor is not null)
        {
            response["nextCursor"] = nextCursor;
        }

        response["Resources"] = new JsonArray(resources);
        return response;
    }
}
