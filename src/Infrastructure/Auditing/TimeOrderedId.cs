using System.Buffers.Binary;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// Uuids of version 7 whose bits behind the time count up (RFC 9562 section 6.2, method 1), so that what one process wrote in one transaction, or in
/// two that follow one another, stays in order. The count goes on whatever the time: requests that began in other milliseconds write in between.
/// </summary>
internal static class TimeOrderedId
{
    private const int VersionAt = 6;
    private const int VariantAt = 8;
    private const int Version = 0x70;
    private const int Variant = 0x80;
    private const int VariantBits = 6;

    private static long count;

    public static Guid Next(DateTimeOffset at)
    {
        // 12 bits beside the version, 6 beside the variant and 16 behind: 34 in all; 40 are left to chance.
        var number = Interlocked.Increment(ref count);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[(VariantAt + 1)..], (ushort)number);
        bytes[VariantAt] = (byte)(Variant | ((number >> 16) & ((1 << VariantBits) - 1)));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[VersionAt..], (ushort)((Version << 8) | ((number >> (16 + VariantBits)) & 0x0FFF)));
        return new Guid(bytes, bigEndian: true);
    }
}
