using System.Buffers;
using System.Text.Json;

namespace ScimPlatform.Application.Scim.Resources;

/// <summary>A place to write JSON in, kept by its thread: a new one for each document would be more than the document.</summary>
internal sealed class JsonScratch
{
    private const int UsualSize = 4 * 1024;
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static JsonScratch? kept;

    private JsonScratch() => Writer = new Utf8JsonWriter(Buffer, ScimJson.WriterOptions);

    public ArrayBufferWriter<byte> Buffer { get; } = new(UsualSize);

    /// <summary>Writes into the buffer, in the way of <see cref="ScimJson.Options"/>.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>An empty one, the caller's until <see cref="GiveBack"/>. One that is not given back after a failure is not missed.</summary>
    public static JsonScratch Take()
    {
        var taken = kept ?? new JsonScratch();
        kept = null;
        return taken;
    }

    public void GiveBack()
    {
        if (Buffer.Capacity <= MostKept)
        {
            Buffer.ResetWrittenCount();
            Writer.Reset();
            kept = this;
        }
    }
}
