using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.RateLimiting.Shares;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

/// <summary>Two cores, looked at each ten milliseconds.</summary>
public sealed class CoresTests
{
    private readonly ManualTime time = new();
    private TimeSpan used = TimeSpan.FromHours(1);

    [TestCase(10, 10, false)]
    [TestCase(10, 11, true)]
    [TestCase(1000, 1000, false)]
    [TestCase(1000, 1001, true)]
    public void AreBusy_AfterMoreThanHalfOfTheirTime(int passed, int spent, bool areBusy)
    {
        var cores = new Cores(2, () => used, time);

        Pass(passed, spent);

        Assert.That(cores.AreBusy(), Is.EqualTo(areBusy));
    }

    [Test]
    public void AreBusy_BeforeTheNextLook_IsWhatItWas()
    {
        var cores = new Cores(2, () => used, time);
        Pass(9, 18);
        Assert.That(cores.AreBusy(), Is.False, "not looked at yet");

        Pass(1, 0);
        Assert.That(cores.AreBusy(), Is.True);

        Pass(9, 0);
        Assert.That(cores.AreBusy(), Is.True);

        Pass(1, 0);
        Assert.That(cores.AreBusy(), Is.False);
    }

    [Test]
    public void OfThisProcess_AreThoseThatTheRuntimeSees() =>
        Assert.That(Cores.OfThisProcess(time).Count, Is.EqualTo(Environment.ProcessorCount));

    private void Pass(int milliseconds, int spent)
    {
        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        used += TimeSpan.FromMilliseconds(spent);
    }
}
