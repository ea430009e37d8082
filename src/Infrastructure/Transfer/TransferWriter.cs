using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>Writes the lines of a file, and its last one.</summary>
internal sealed class TransferWriter : IAsyncDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly Stream stream;
    private readonly ArrayBufferWriter<byte> buffer = new(2 * FlushAt);
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Utf8JsonWriter json;
    private long lines;

    public TransferWriter(Stream stream)
    {
        this.stream = stream;
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public async Task LineAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        Line(write);
        if (buffer.WrittenCount >= FlushAt)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <returns>the SHA-256 of what was written before the last line</returns>
    public async Task<string> EndAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        var end = new TransferEnd(lines, Convert.ToHexStringLower(hash.GetCurrentHash()));
        Line(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("end");
            JsonSerializer.Serialize(writer, end, TransferFormat.Json);
            writer.WriteEndObject();
        });
        await FlushAsync(cancellationToken);
        return end.Sha256;
    }

    public async ValueTask DisposeAsync()
    {
        hash.Dispose();
        await json.DisposeAsync();
    }

    private void Line(Action<Utf8JsonWriter> write)
    {
        write(json);
        json.Flush();
        json.Reset();
        buffer.Write("\n"u8);
        lines++;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        hash.AppendData(buffer.WrittenSpan);
        await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }
}
