using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

/// <summary>Two keys are told apart, and each is admitted once in a minute.</summary>
public sealed class BoundedLimiterTests
{
    private readonly ManualTime time = new();
    private BoundedLimiter<string> limiter = null!;

    [SetUp]
    public void Begin() => limiter = new BoundedLimiter<string>(2, () => new SlidingWindowLimiter(1, TimeSpan.FromMinutes(1), time), time);

    [TearDown]
    public void End() => limiter.Dispose();

    [Test]
    public void Acquire_ByTwoKeys_CountsEachAlone()
    {
        bool[] admitted = [Acquires("a"), Acquires("b"), Acquires("a"), Acquires("b")];

        Assert.That(admitted, Is.EqualTo(new[] { true, true, false, false }));
    }

    [Test]
    public void Acquire_ByMoreKeysThanThereIsRoomFor_CountsThemTogether()
    {
        bool[] admitted = [Acquires("a"), Acquires("b"), Acquires("c"), Acquires("d"), Acquires("a")];

        Assert.That(admitted, Is.EqualTo(new[] { true, true, true, false, false }));
    }

    [Test]
    public void Acquire_ByANewKeyWhereOthersAreIdle_TakesTheirPlace()
    {
        Acquires("idle");
        time.Advance(TimeSpan.FromSeconds(50));
        Acquires("kept");
        Acquires("full");
        time.Advance(TimeSpan.FromSeconds(10));

        bool[] admitted = [Acquires("new"), Acquires("new"), Acquires("kept"), Acquires("full")];

        Assert.That(admitted, Is.EqualTo(new[] { true, false, false, false }));
        Assert.That(Acquires("other"), Is.False, "the limiter that the rest shares is not idle yet");
    }

    [Test]
    public void Acquire_OfNothing_AsksOnly()
    {
        bool[] admitted = [Acquires("a", 0), Acquires("a", 0), Acquires("a"), Acquires("a", 0)];

        Assert.That(admitted, Is.EqualTo(new[] { true, true, true, false }));
    }

    private bool Acquires(string key, int permits = 1)
    {
        using var lease = limiter.AttemptAcquire(key, permits);
        return lease.IsAcquired;
    }
}
