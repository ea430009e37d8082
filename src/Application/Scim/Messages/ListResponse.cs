using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Cursors;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>The answer to a query (RFC 7644 section 3.4.2).</summary>
public static class ListResponse
{
    /// <param name="resources">the page</param>
    /// <param name="total">how many match in all</param>
    /// <param name="startIndex">the index of the first of the page, from 1; null in a walk by cursor, which knows none</param>
    /// <param name="cursors">where the walk goes from here, or null without one</param>
    public static JsonObject Of(JsonNode[] resources, int total, int? startIndex, PageCursors? cursors = null)
    {
        var response = new JsonObject { ["schemas"] = new JsonArray(ScimUrns.ListResponse), ["totalResults"] = total };
        if (startIndex is not null)
        {
            response["startIndex"] = startIndex;
        }

        response["itemsPerPage"] = resources.Length;
        AddIfAny(response, "previousCursor", cursors?.Previous);
        AddIfAny(response, "nextCursor", cursors?.Next);
        response["Resources"] = new JsonArray(resources);
        return response;
    }

    private static void AddIfAny(JsonObject response, string name, string? cursor)
    {
        if (cursor is not null)
        {
            response[name] = cursor;
        }
    }
}
