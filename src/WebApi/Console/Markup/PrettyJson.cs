using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ScimPlatform.WebApi.Console.Markup;

/// <summary>JSON as people read it: indented, with letters as they are. The page escapes it.</summary>
internal static class PrettyJson
{
    private const int MostShown = 4000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(JsonElement element) => JsonSerializer.Serialize(element, Indented);

    /// <summary>The beginning of what is long: a record of a group names up to a thousand members, and a page has many records.</summary>
    public static string Beginning(JsonElement element)
    {
        var text = Of(element);
        return text.Length <= MostShown ? text : text[..MostShown] + "\n… the API has all of it";
    }

    public static string Of(ReadOnlyMemory<byte> document)
    {
        using var parsed = JsonDocument.Parse(document);
        return Of(parsed.RootElement);
    }
}
