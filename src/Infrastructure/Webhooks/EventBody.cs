using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Events;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>Events as webhooks get them: the same JSON as in the feed.</summary>
internal static class EventBody
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new UtcTimeConverter() },
    };

    /// <param name="told">the event</param>
    /// <param name="isTest">whether it has no place in the feed</param>
    /// <param name="withDocument">whether the resource is sent along</param>
    /// <param name="document">the resource as it is now; null where it is there no more</param>
    public static byte[] Standard(EventView told, bool isTest, bool withDocument, JsonNode? document)
    {
        var data = JsonSerializer.SerializeToNode(told, Options)!;
        if (isTest)
        {
            data["sequence"] = null;
        }

        if (withDocument)
        {
            data["resource"]!["document"] = document;
        }

        return JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject { ["type"] = told.Type, ["timestamp"] = ResourceMeta.Time(told.OccurredAt), ["data"] = data }, Options);
    }
}
