using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>Takes an answer in JSON whose length is not known beforehand, with a writer and in memory that are used again.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Between answers its writer holds nothing, and the pool would dispose of what it has no room for.")]
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int UsualSize = 4096;
    private const int MostKept = 64;

    private static readonly DefaultObjectPool<PooledBuffer> Pool = new(new DefaultPooledObjectPolicy<PooledBuffer>(), MostKept);

    private readonly Utf8JsonWriter writer;
    private byte[] bytes = [];
    private int length;

    /// <summary>For the pool; others <see cref="Take"/>.</summary>
    public PooledBuffer() => writer = new Utf8JsonWriter(this, ScimJson.WriterOptions);

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    /// <summary>An empty one, the caller's until <see cref="GiveBack"/>.</summary>
    public static PooledBuffer Take() => Pool.Get();

    /// <summary>How much there is of the answer, with what the writer still holds.</summary>
    public long Length => length + writer.BytesPending;

    public void Write(Action<Utf8JsonWriter> write)
    {
        write(writer);
        writer.Flush();
    }

    /// <summary>Writes step by step; between two steps the caller may send what is there, and <see cref="Clear"/> it.</summary>
    public IEnumerable<T> WriteEach<T>(Func<Utf8JsonWriter, IEnumerable<T>> write)
    {
        foreach (var step in write(writer))
        {
            yield return step;
        }

        writer.Flush();
    }

    /// <summary>Moves what the writer holds to <see cref="Written"/>.</summary>
    public void Flush() => writer.Flush();

    /// <summary>Forgets what was written so far, which is elsewhere by now.</summary>
    public void Clear() => length = 0;

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(Math.Max(sizeHint, 1));
        return bytes.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void GiveBack()
    {
        writer.Reset();
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
        Pool.Return(this);
    }

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
