using System.Buffers.Binary;
using System.Text;

namespace ScimPlatform.Application.Scim.Cursors;

/// <summary>How far a walk has come.</summary>
/// <param name="Total">how many matched when it began</param>
/// <param name="Part">which of several types of resources is next</param>
/// <param name="After">the position reached there, or null at its beginning</param>
public sealed record Cursor(int Total, byte Part, Position? After)
{
    private const byte Form = 1;
    private const int HeadLength = 1 + sizeof(long) + sizeof(int) + 2 + 16;

    private enum Holds : byte
    {
        Nothing,
        Id,
        IdAndKey,
    }

    internal byte[] Pack(DateTimeOffset issuedAt)
    {
        var key = Encoding.UTF8.GetBytes(After?.Key ?? "");
        var bytes = new byte[HeadLength + key.Length];
        var span = bytes.AsSpan();
        span[0] = Form;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], issuedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt32BigEndian(span[9..], Total);
        span[13] = Part;
        span[14] = (byte)(After is null ? Holds.Nothing : After.Key is null ? Holds.Id : Holds.IdAndKey);
        (After?.Id ?? Guid.Empty).TryWriteBytes(span[15..]);
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
        var after = holds == Holds.Nothing ? null : new Position(key, new Guid(bytes.Slice(15, 16)));
        var issuedAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes[1..]));
        return (new Cursor(BinaryPrimitives.ReadInt32BigEndian(bytes[9..]), bytes[13], after), issuedAt);
    }
}
