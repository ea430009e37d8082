namespace ScimPlatform.TestSupport;

/// <summary>A clock that stands still until it is told otherwise.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public FixedTime()
        : this(A.KeysetPosition)
    {
    }

    public DateTimeOffset Now { get; set; } = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by) => Now += by;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;
}
