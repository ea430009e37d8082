using ScimPlatform.Application.SyncHealth;

namespace ScimPlatform.Application.UnitTests.SyncHealth;

/// <summary>How regular calls are, by the median gap of the last bursts.</summary>
public sealed class CallRhythmTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 3, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Length_OfFewerThanFiveBursts_IsUnknown()
    {
        var (rhythm, last) = After(0, 40, 80, 120);

        Assert.That(rhythm.Length, Is.Null);
        Assert.That(rhythm.StallsAt(last), Is.Null);
    }

    [Test]
    public void Length_OfFiveBursts_IsTheirMedianGap()
    {
        var (rhythm, last) = After(0, 40, 80, 120, 160);

        Assert.That(rhythm.Length, Is.EqualTo(TimeSpan.FromMinutes(40)));
        Assert.That(rhythm.StallsAt(last), Is.EqualTo(Noon.AddMinutes(160 + 120)));
    }

    [Test]
    public void Length_OfCallsWithinABurst_IsCountedFromBeginToBegin()
    {
        var (rhythm, last) = After(0, 1, 5, 10, 40, 44, 80, 120, 125, 160, 165);

        Assert.That(rhythm.Gaps, Is.EqualTo(new[] { 2400, 2400, 2400, 2400 }));
        Assert.That(rhythm.BurstAt, Is.EqualTo(Noon.AddMinutes(160)));
        Assert.That(rhythm.StallsAt(last), Is.EqualTo(Noon.AddMinutes(165 + 120)));
    }

    [Test]
    public void Length_WithAnOutage_IsTheUsualOne()
    {
        var (rhythm, _) = After(0, 40, 80, 2000, 2040, 2080);

        Assert.That(rhythm.Length, Is.EqualTo(TimeSpan.FromMinutes(40)));
    }

    [Test]
    public void Length_OfAnEvenNumberOfGaps_IsBetweenTheMiddleTwo()
    {
        var (rhythm, _) = After(0, 10, 30, 60, 100);

        Assert.That(rhythm.Length, Is.EqualTo(TimeSpan.FromMinutes(25)));
    }

    [Test]
    public void Gaps_OfManyBursts_AreThoseOfTheLastTwenty()
    {
        var (rhythm, _) = After([.. Enumerable.Range(0, 20).Select(index => index * 10), .. Enumerable.Range(1, 10).Select(index => 190 + (index * 40))]);

        Assert.That(rhythm.Gaps, Has.Count.EqualTo(19));
        Assert.That(rhythm.Length, Is.EqualTo(TimeSpan.FromMinutes(40)));
    }

    [Test]
    public void After_ACallExactlyAPauseLater_IsTheSameBurst()
    {
        var first = CallRhythm.After(null, default, Noon);

        Assert.That(CallRhythm.After(first, Noon, Noon + CallRhythm.Pause), Is.SameAs(first));
        Assert.That(CallRhythm.After(first, Noon, Noon + CallRhythm.Pause + TimeSpan.FromSeconds(1)).Gaps, Is.EqualTo(new[] { 301 }));
    }

    private static (CallRhythm Rhythm, DateTimeOffset Last) After(params int[] minutes)
    {
        CallRhythm? rhythm = null;
        DateTimeOffset last = default;
        foreach (var call in minutes.Select(minute => Noon.AddMinutes(minute)))
        {
            (rhythm, last) = (CallRhythm.After(rhythm, last, call), call);
        }

        return (rhythm!, last);
    }
}
