using System.Buffers;
using System.Text;
using System.Text.Json;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>Names of members as they may be kept. Most are the protocol's own, which are neither made anew nor looked at each time.</summary>
internal static class RedactedNames
{
    private const int LongestKnown = 64;

    private static readonly Dictionary<string, JsonEncodedText>.AlternateLookup<ReadOnlySpan<char>> Known = KnownWords.AttributeNames
        .Concat(SchemaRegistry.Core.ResourceTypes.SelectMany(type => type.Extensions).Select(schema => schema.Id))
        .Union(["schemas", "Operations", "op", "path", "value"])
        .ToDictionary(name => name, name => JsonEncodedText.Encode(name))
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Writes the name at which the reader stands.</summary>
    /// <returns>the name as it was read</returns>
    public static string Write(Utf8JsonWriter writer, ref Utf8JsonReader reader)
    {
        Span<char> text = stackalloc char[LongestKnown];
        if (Ascii.ToUtf16(reader.ValueSpan, text, out var length) == OperationStatus.Done && Known.TryGetValue(text[..length], out var known))
        {
            writer.WritePropertyName(known);
            return known.Value;
        }

        var name = reader.GetString()!;
        writer.WritePropertyName(KnownWords.LooksLikeName(name) ? name : FilterRedaction.Redact(name));
        return name;
    }
}
