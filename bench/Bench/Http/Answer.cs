using System.Text;

namespace ScimPlatform.Bench.Http;

/// <param name="status">of the answer</param>
/// <param name="body">good until the connection's next request</param>
internal readonly ref struct Answer(int status, ReadOnlySpan<byte> body)
{
    private const int Shown = 300;

    public int Status { get; } = status;

    public ReadOnlySpan<byte> Body { get; } = body;

    public bool Says(ReadOnlySpan<byte> text) => Body.IndexOf(text) >= 0;

    /// <summary>How often the text stands in the body.</summary>
    public int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        var rest = Body;
        for (var at = rest.IndexOf(text); at >= 0; at = rest.IndexOf(text))
        {
            count++;
            rest = rest[(at + text.Length)..];
        }

        return count;
    }

    /// <summary>The string value behind <c>"name":"</c>, or null.</summary>
    public string? Text(string name)
    {
        Span<byte> key = stackalloc byte[name.Length + 4];
        Encoding.ASCII.GetBytes($"\"{name}\":\"", key);
        var at = Body.IndexOf(key);
        var rest = at < 0 ? default : Body[(at + key.Length)..];
        var end = rest.IndexOf((byte)'"');
        return end < 0 ? null : Encoding.UTF8.GetString(rest[..end]);
    }

    public override string ToString() => $"{Status} {Encoding.UTF8.GetString(Body[..Math.Min(Shown, Body.Length)])}";
}
