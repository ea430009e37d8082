using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>
/// A body as it may be kept: its structure and names, flags, ids and the protocol's own words. It is read token by token, so that the
/// beginning of a body that was cut, or of what is no JSON, is treated like a whole one; what is open at the end is closed.
/// </summary>
public sealed class BodyRedaction : IDisposable
{
    private const int LikelySize = 1024;

    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Numbers = new(
        ["startIndex", "count", "totalResults", "itemsPerPage", "failOnErrors", "status"], StringComparer.OrdinalIgnoreCase);

    private readonly ArrayBufferWriter<byte> buffer = new(LikelySize);
    private readonly Stack<(bool IsArray, string Name)> open = new();
    private readonly Utf8JsonWriter writer;
    private readonly bool isOurs;
    private readonly KnownWords words;
    private string? pending;

    private BodyRedaction(bool isOurs, KnownWords words)
    {
        writer = new Utf8JsonWriter(buffer, Written);
        this.isOurs = isOurs;
        this.words = words;
    }

    private string Name => pending ?? (open.TryPeek(out var container) ? container.Name : "");

    // The value of a PATCH operation may be that of any attribute, a password among them.
    private bool IsPatchValue => pending == "value" && open.Count > 1 && open.ElementAt(1) is { IsArray: true, Name: var list }
        && list.Equals("Operations", StringComparison.OrdinalIgnoreCase);

    /// <param name="body">the body, or its beginning</param>
    /// <param name="isWhole">whether that is all of it</param>
    /// <param name="isOurs">whether it is our answer, whose sentences are our own</param>
    /// <param name="maxSize">how many bytes are shown at most, but for closing what is open</param>
    /// <param name="schemas">what names the tenant knows; null for those of the RFC</param>
    public static RedactedBody Of(ReadOnlySpan<byte> body, bool isWhole, bool isOurs, int maxSize, SchemaRegistry? schemas = null)
    {
        using var redaction = new BodyRedaction(isOurs, KnownWords.Of(schemas ?? SchemaRegistry.Core));
        var isRead = redaction.Read(body, isWhole, maxSize);
        return new RedactedBody(redaction.Close(), !isRead || !isWhole);
    }

    public void Dispose() => writer.Dispose();

    private bool Read(ReadOnlySpan<byte> body, bool isWhole, int maxSize)
    {
        var reader = new Utf8JsonReader(body, isWhole, default);
        try
        {
            while (reader.Read())
            {
                if (writer.BytesCommitted + writer.BytesPending > maxSize)
                {
                    return false;
                }

                Copy(ref reader);
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What follows is no JSON, or no text: the answer says so, and what came before is shown.
            return false;
        }
    }

    private void Copy(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                pending = reader.GetString()!;
                writer.WritePropertyName(isOurs || words.IsMember(pending) ? pending : FilterRedaction.Redact(pending, words));
                return;
            case JsonTokenType.StartObject:
                Open(isArray: false);
                writer.WriteStartObject();
                break;
            case JsonTokenType.StartArray:
                Open(isArray: true);
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                CloseOne();
                break;
            default:
                Value(ref reader);
                break;
        }

        pending = null;
    }

    private void Open(bool isArray) => open.Push((isArray, Name));

    private void Value(ref Utf8JsonReader reader)
    {
        var (name, token) = (Name, reader.TokenType);
        if (token == JsonTokenType.Null)
        {
            writer.WriteNullValue();
        }
        else if (words.IsSecret(name) || (token == JsonTokenType.Number && !Numbers.Contains(name)))
        {
            writer.WriteStringValue(KnownWords.Redacted);
        }
        else if (token == JsonTokenType.String)
        {
            writer.WriteStringValue(Text(name, reader.GetString()!));
        }
        else
        {
            writer.WriteRawValue(reader.ValueSpan);
        }
    }

    private string Text(string name, string text) =>
        isOurs && name == "detail" ? KeptText.OfDetail(text, words)
        : IsPatchValue && !KnownWords.IsFlag(text) ? KnownWords.Redacted
        : KeptText.Of(name, text, words);

    private string? Close()
    {
        if (pending is not null)
        {
            writer.WriteNullValue();
        }

        while (open.Count > 0)
        {
            CloseOne();
        }

        writer.Flush();
        return buffer.WrittenCount == 0 ? null : System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void CloseOne()
    {
        Action close = open.Pop().IsArray ? writer.WriteEndArray : writer.WriteEndObject;
        close();
    }
}
