using System.Text.Json;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Application.Scim.Messages;

/// <summary>The answer to a query (RFC 7644 section 3.4.2).</summary>
public static class ListResponse
{
    /// <summary>Writes the answer, resource by resource, so that what is written can be sent on between them.</summary>
    /// <param name="to">where to</param>
    /// <param name="resources">the page</param>
    /// <param name="total">how many match in all</param>
    /// <param name="startIndex">the index of the first of the page, from 1; null in a walk by cursor, which knows none</param>
    /// <param name="cursors">where the walk goes from here, or null without one</param>
    /// <param name="writeOne">writes a resource</param>
    /// <returns>the resources that are written, as they are; it is written while they are gone through</returns>
    public static IEnumerable<T> WriteEach<T>(
        JsonBuffer to, IReadOnlyCollection<T> resources, int total, int? startIndex, PageCursors? cursors, Action<JsonBuffer, T> writeOne)
    {
        var writer = to.Writer;
        writer.WriteStartObject();
        writer.WriteStartArray("schemas"u8);
        writer.WriteStringValue(ScimUrns.ListResponse);
        writer.WriteEndArray();
        writer.WriteNumber("totalResults"u8, total);
        if (startIndex is { } start)
        {
            writer.WriteNumber("startIndex"u8, start);
        }

        writer.WriteNumber("itemsPerPage"u8, resources.Count);
        WriteIfAny(writer, "previousCursor", cursors?.Previous);
        WriteIfAny(writer, "nextCursor", cursors?.Next);
        writer.WriteStartArray("Resources"u8);
        foreach (var resource in resources)
        {
            writeOne(to, resource);
            yield return resource;
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? cursor)
    {
        if (cursor is not null)
        {
            writer.WriteString(name, cursor);
        }
    }
}
