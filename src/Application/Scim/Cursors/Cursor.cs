using System.Buffers.Binary;
using System.Text;

namespace ScimPlatform.Application.Scim.Cursors;

/// <summary>How far a walk has come.</summary>
/// <param name="Total">how many matched when it began</param>
/// <param name="At">the position reached, or null at the beginning</param>
public sealed record Cursor(int Total, Position? At)
{
    private const byte Form = 1;
    private const int HeadLength = 1 + sizeof(long) + sizeof(int) + 3 + 16;

    /// <summary>Which of several types of resources the position is in.</summary>
    public byte Part { get; init; }

    /// <summary>Whether it leads to what stands before the position.</summary>
    public bool Back { get; init; }

    private enum Holds : byte
    {
        Nothing,
        Id,
        IdAndKey,
    }

    internal byte[] Pack(DateTimeOffset issuedAt)
    {
        var key = Encoding.UTF8.GetBytes(At?.Key ?? "");
        var bytes = new byte[HeadLength + key.Length];
        var span = bytes.AsSpan();
        span[0] = Form;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], issuedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt32BigEndian(span[9..], Total);
        span[13] = Part;
        span[14] = (byte)(At is null ? Holds.Nothing : At.Key is null ? Holds.Id : Holds.IdAndKey);
        span[15] = Back ? (byte)1 : (byte)0;
        (At?.Id ?? Guid.Empty).TryWriteBytes(span[16..]);
        key.CopyTo(span[HeadLength..]);
        return bytes;
    }

    /// <returns>null when the bytes are of another form than this server writes</returns>
    internal static (Cursor Cursor, DateTimeOffset IssuedAt)? Unpack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadLength || bytes[0] != Form)
        {
            return null;
        }

        var holds = (Holds)bytes[14];
        var key = holds == Holds.IdAndKey ? Encoding.UTF8.GetString(bytes[HeadLength..]) : null;
        var at = holds == Holds.Nothing ? null : new Position(key, new Guid(bytes.Slice(16, 16)));
        var issuedAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes[1..]));
        var cursor = new Cursor(BinaryPrimitives.ReadInt32BigEndian(bytes[9..]), at) { Part = bytes[13], Back = bytes[15] == 1 };
        return (cursor, issuedAt);
    }
}
