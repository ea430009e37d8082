namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class AdjustableTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);

    private long ticks = Start.Ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}
