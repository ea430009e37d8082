using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.WebApi.Json;

/// <summary>
/// Reads a body as JSON to the letter: no invalid UTF-8, no lone surrogates, no member twice, no comments, at most
/// <see cref="MaxDepth"/> deep. Nothing is replaced or guessed.
/// </summary>
internal static class StrictJson
{
    public const int MaxDepth = 64;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <returns>the document, or null when the body is empty</returns>
    /// <exception cref="Refusal">the body is larger than the limit or no JSON</exception>
    public static async Task<JsonElement?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(request, limit, cancellationToken);
        return bytes.Length == 0 ? null : Parse(bytes);
    }

    /// <summary>The body as it came, or as it was received before.</summary>
    /// <param name="request">whose body</param>
    /// <param name="limit">how many bytes it may have</param>
    /// <param name="cancellationToken">ends the wait</param>
    /// <param name="received">is told how many more bytes have come</param>
    /// <exception cref="Refusal">the body is larger than the limit</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(
        HttpRequest request, int limit, CancellationToken cancellationToken, Action<int>? received = null)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        if (request.Body is MemoryStream before && before.TryGetBuffer(out var whole) && whole.Count <= limit)
        {
            return whole;
        }

        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                throw TooLarge(limit);
            }

            received?.Invoke(read);
            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.Span))
        {
            throw Malformed(FirstInvalid(bytes.Span), "is not valid UTF-8");
        }

        try
        {
            CheckStrings(bytes.Span);
            using var document = JsonDocument.Parse(bytes, DocumentOptions);
            return document.RootElement.Clone();
        }
        catch (JsonException exception) when (exception.LineNumber is null)
        {
            // The tokens are right, so all that can be wrong is a name that is there twice; the parser does not say where.
            throw new Refusal(Error.Invalid(new FieldError(FieldSource.Body, "", FieldProblem.MalformedJson, "has a member twice")));
        }
        catch (JsonException exception)
        {
            throw Malformed(Position(bytes.Span, exception), "is not valid JSON");
        }
    }

    // A lone surrogate is well-formed for the tokenizer and fails only when the string is asked for.
    private static void CheckStrings(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, ReaderOptions);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                try
                {
                    reader.GetString();
                }
                catch (InvalidOperationException)
                {
                    throw Malformed((int)reader.TokenStartIndex, "has a lone surrogate");
                }
            }
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out var length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }

    private static int Position(ReadOnlySpan<byte> bytes, JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
        {
            start += bytes[start..].IndexOf((byte)'\n') + 1;
        }

        return start + (int)(exception.BytePositionInLine ?? 0);
    }

    private static Refusal TooLarge(int limit) => new(new Error(ErrorKind.TooLarge, $"The body is larger than {limit} bytes."));

    private static Refusal Malformed(int position, string what) => new(Error.Invalid(new FieldError(
        FieldSource.Body, "", FieldProblem.MalformedJson, $"{what} (at byte {position})", position)));
}
