namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>The time of day as a test sets it; timers run as ever.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
