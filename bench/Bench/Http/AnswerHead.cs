using System.Globalization;

namespace ScimPlatform.Bench.Http;

/// <summary>The status line and headers of an answer, as far as they say where it ends.</summary>
internal readonly ref struct AnswerHead
{
    private const int NoContent = 204;
    private const int NotModified = 304;

    public AnswerHead(ReadOnlySpan<byte> bytes)
    {
        Status = int.Parse(bytes[9..12], NumberStyles.None, CultureInfo.InvariantCulture);
        foreach (var range in bytes.Split("\r\n"u8))
        {
            var line = bytes[range];
            if (Is(line, "content-length:"u8, out var value))
            {
                ContentLength = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
            }
            else if (Is(line, "transfer-encoding:"u8, out value))
            {
                IsChunked = value.SequenceEqual("chunked"u8);
            }
            else if (Is(line, "connection:"u8, out value))
            {
                Closes = value.SequenceEqual("close"u8);
            }
        }
    }

    public int Status { get; }

    public int ContentLength { get; }

    public bool IsChunked { get; }

    public bool Closes { get; }

    public bool IsEmpty => Status is NoContent or NotModified;

    private static bool Is(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var matches = line.Length > name.Length && System.Text.Ascii.EqualsIgnoreCase(line[..name.Length], name);
        value = matches ? line[name.Length..].Trim((byte)' ') : default;
        return matches;
    }
}
