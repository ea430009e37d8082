using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

public sealed class RememberedTests
{
    private readonly ManualTime time = new();

    [Test]
    public void Of_TheSameKey_IsTheSameState()
    {
        var states = Of(capacity: 2);

        var first = states.Of("a");

        Assert.That(states.Of("b"), Is.Not.SameAs(first));
        Assert.That(states.Of("a"), Is.SameAs(first));
    }

    [Test]
    public void Of_MoreKeysThanThereIsRoomFor_IsOneStateForThem()
    {
        var states = Of(capacity: 2);
        var first = states.Of("a");
        states.Of("b");

        Assert.That(states.Of("c"), Is.SameAs(states.Of("d")).And.Not.SameAs(first));
        Assert.That(states.Of("a"), Is.SameAs(first));
        Assert.That(states.Count, Is.EqualTo(2));
    }

    [Test]
    public void Of_ANewKeyAfterAWhile_ForgetsWhatDoesNotMatter()
    {
        var states = Of(capacity: 2);
        var kept = states.Of("kept");
        kept.Matters = true;
        states.Of("idle");

        time.Advance(TimeSpan.FromSeconds(10));
        var added = states.Of("new");

        Assert.That(states.Count, Is.EqualTo(2));
        Assert.That(states.Of("kept"), Is.SameAs(kept));
        Assert.That(states.Of("new"), Is.SameAs(added));
    }

    private Remembered<string, State> Of(int capacity) => new(capacity, () => new State(), state => state.Matters, time);

    private sealed class State
    {
        public bool Matters { get; set; }
    }
}
