namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// Uuids of version 7 that count up within a millisecond (RFC 9562 section 6.2, method 1), so that what one process wrote in one transaction, or in
/// two that follow one another, stays in order.
/// </summary>
internal static class TimeOrderedId
{
    private const int MaxCount = 0x0FFF;
    private const int CounterAt = 6;
    private const int Version = 0x70;

    private static readonly Lock Gate = new();
    private static long last;
    private static int count;

    public static Guid Next(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        var number = Count(at.ToUnixTimeMilliseconds());
        bytes[CounterAt] = (byte)(Version | (number >> 8));
        bytes[CounterAt + 1] = (byte)number;
        return new Guid(bytes, bigEndian: true);
    }

    // Behind the last of a millisecond those of one count have no order.
    private static int Count(long millisecond)
    {
        lock (Gate)
        {
            count = millisecond == last ? Math.Min(count + 1, MaxCount) : 0;
            last = millisecond;
            return count;
        }
    }
}
