using Microsoft.Extensions.Time.Testing;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>The time as a test sets it, from now on; timers run as ever, so that the server's jobs go on beside the test.</summary>
internal sealed class ManualTime() : FakeTimeProvider(System.GetUtcNow())
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime, period);
}
