namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>The time as a test sets it; timers run as ever.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long ticks = System.GetUtcNow().UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
