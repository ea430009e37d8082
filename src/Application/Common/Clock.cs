namespace ScimPlatform.Application.Common;

/// <summary>The time as it is stored and shown: UTC, whole milliseconds, so that what is answered equals what is read later.</summary>
public static class Clock
{
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
