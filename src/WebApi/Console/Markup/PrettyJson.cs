using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ScimPlatform.WebApi.Console.Markup;

/// <summary>JSON as people read it: indented, with letters as they are. The page escapes it.</summary>
internal static class PrettyJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(JsonElement element) => JsonSerializer.Serialize(element, Indented);

    public static string Of(ReadOnlyMemory<byte> document)
    {
        using var parsed = JsonDocument.Parse(document);
        return Of(parsed.RootElement);
    }
}
