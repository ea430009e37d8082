using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>How documents are written: letters stay as they are, since an answer is never part of an HTML page.</summary>
public static class ScimJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The same for writers of ours, whose structure is tested.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = Options.Encoder, SkipValidation = true };

    public static string Write(JsonNode node) => node.ToJsonString(Options);

    /// <summary>What the callback writes.</summary>
    internal static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = JsonBuffer.Take();
        write(buffer.Writer);
        var text = Encoding.UTF8.GetString(buffer.Written.Span);
        buffer.GiveBack();
        return text;
    }

    /// <summary>The string that the node holds, or null when it is something else.</summary>
    internal static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Whether the node is JSON's <c>true</c>.</summary>
    internal static bool IsTrue(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out bool flag) && flag;
}
