using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Events;

/// <summary>How far somebody has read.</summary>
/// <param name="Sequence">the last event that was read; 0 for none</param>
/// <param name="Mark">of that event, which tells it from another one that got its number after a database was restored</param>
public sealed record EventPosition(long Sequence, ulong Mark)
{
    /// <summary>Before the first event of all.</summary>
    public static EventPosition Begin { get; } = new(0, 0);
}

/// <summary>Positions as clients see them: opaque, good for as long as there are events, and only for the tenant that they were given for.</summary>
/// <param name="key">the server's own, the same on every node</param>
public sealed class EventPositions(byte[] key)
{
    private const int BodyLength = 2 * sizeof(long);
    private const int CodeLength = 16;

    public string Seal(TenantId tenant, EventPosition position)
    {
        Span<byte> bytes = stackalloc byte[BodyLength + CodeLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Sequence);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[sizeof(long)..], position.Mark);
        Code(tenant, bytes[..BodyLength]).AsSpan(0, CodeLength).CopyTo(bytes[BodyLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>null when it is none that was given for the tenant</returns>
    public EventPosition? Open(TenantId tenant, string text)
    {
        // Only the one spelling that was sent is taken: no padding, no blanks.
        if (!Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { Length: BodyLength + CodeLength } bytes
            || Base64Url.EncodeToString(bytes) != text
            || !CryptographicOperations.FixedTimeEquals(Code(tenant, bytes.AsSpan(0, BodyLength)).AsSpan(0, CodeLength), bytes.AsSpan(BodyLength)))
        {
            return null;
        }

        return new EventPosition(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(sizeof(long))));
    }

    private byte[] Code(TenantId tenant, ReadOnlySpan<byte> body) => HMACSHA256.HashData(key, (byte[])[.. tenant.Value.ToByteArray(), .. body]);
}
