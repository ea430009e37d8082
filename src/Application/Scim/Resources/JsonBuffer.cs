using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>
/// A place to write JSON in whose length is not known beforehand: a writer, in the way of <see cref="ScimJson.Options"/>, and memory that is
/// used again. A new one for each document would be more than the document.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Between two uses its writer holds nothing.")]
public sealed class JsonBuffer : IBufferWriter<byte>
{
    private const int UsualSize = 4096;

    [ThreadStatic]
    private static JsonBuffer? kept;

    private byte[] bytes = [];
    private int length;

    private JsonBuffer() => Writer = new Utf8JsonWriter(this, ScimJson.WriterOptions);

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written since it was taken, or cleared.</summary>
    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Writer.Flush();
            return bytes.AsMemory(0, length);
        }
    }

    /// <summary>How many bytes were written since it was taken, or cleared.</summary>
    public long Length => length + Writer.BytesPending;

    /// <summary>An empty one, the caller's until <see cref="GiveBack"/>. One that is not given back after a failure is not missed.</summary>
    public static JsonBuffer Take()
    {
        var taken = kept ?? new JsonBuffer();
        kept = null;
        return taken;
    }

    public void GiveBack()
    {
        Writer.Reset();
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
        kept = this;
    }

    /// <summary>Writes members of an object as they are. The writer cannot: it must have written a member before them.</summary>
    /// <param name="members">compact JSON in UTF-8, without the braces</param>
    public void WriteMembers(ReadOnlySpan<byte> members)
    {
        Writer.Flush();
        this.Write(","u8);
        this.Write(members);
    }

    /// <summary>Forgets what was written so far, which is elsewhere by now. The document goes on.</summary>
    public void Clear()
    {
        Writer.Flush();
        length = 0;
    }

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return bytes.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void Grow(int needed)
    {
        if (bytes.Length - length >= needed)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(UsualSize, Math.Max(length + needed, bytes.Length * 2)));
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
