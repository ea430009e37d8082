using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>A group as an answer that is written member by member, so that its size costs no memory.</summary>
/// <param name="group">the document without members, which stand before its <c>meta</c></param>
/// <param name="members">who belongs to it</param>
/// <param name="write">writes a member as it is to be shown</param>
/// <param name="status">the HTTP status</param>
internal sealed class LargeGroupResult(
    JsonObject group, IEnumerable<GroupMemberView> members, Action<Utf8JsonWriter, GroupMemberView> write, int status) : IActionResult
{
    /// <summary>So many bytes are handed to the client's connection at once; the next wait until it has room for them.</summary>
    public const int FlushAt = 32 * 1024;

    private const string Last = "meta";

    public required string Location { get; init; }

    public required string EntityTag { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = ScimResult.MediaType;
        ScimResult.SetHeaders(response, Location, EntityTag);
        await using var writer = new Utf8JsonWriter(response.BodyWriter, ScimJson.WriterOptions);
        writer.WriteStartObject();
        WriteMembers(writer, group.Where(member => member.Key != Last));
        await WriteListAsync(writer, response, context.HttpContext.RequestAborted);
        WriteMembers(writer, group.Where(member => member.Key == Last));
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, JsonNode?>> document)
    {
        foreach (var (name, value) in document)
        {
            writer.WritePropertyName(name);
            value!.WriteTo(writer);
        }
    }

    private async Task WriteListAsync(Utf8JsonWriter writer, HttpResponse response, CancellationToken cancellationToken)
    {
        writer.WriteStartArray("members");
        var sent = 0L;
        foreach (var member in members)
        {
            write(writer, member);

            // Not by what is pending in the writer alone: it hands that on whenever a block of the server's memory is full.
            if (writer.BytesCommitted + writer.BytesPending - sent > FlushAt)
            {
                await writer.FlushAsync(cancellationToken);
                await response.BodyWriter.FlushAsync(cancellationToken);
                sent = writer.BytesCommitted;
            }
        }

        writer.WriteEndArray();
    }
}
