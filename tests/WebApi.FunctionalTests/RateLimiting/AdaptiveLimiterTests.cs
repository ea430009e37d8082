using System.Threading.RateLimiting;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.RateLimiting.Shares;

namespace ScimPlatform.WebApi.FunctionalTests.RateLimiting;

/// <summary>One at once, and up to three where they are short.</summary>
public sealed class AdaptiveLimiterTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Long = Short + TimeSpan.FromMilliseconds(1);

    private readonly ManualTime time = new();
    private TimeSpan used;
    private AdaptiveLimiter limiter = null!;

    [SetUp]
    public void Begin()
    {
        used = default;
        limiter = new AdaptiveLimiter(1, 3, new Cores(2, () => used, time), time);
    }

    [TearDown]
    public void End() => limiter.Dispose();

    [Test]
    public void Acquire_WhereNothingIsKnown_IsForOneAtOnce() => Assert.That(Admitted(), Is.EqualTo(1));

    [TestCase(1, 2)]
    [TestCase(2, 3)]
    [TestCase(9, 3)]
    public async Task Acquire_AfterShortOnes_IsForOneMoreEach(int shortOnes, int admitted)
    {
        await BeAsync(Short, shortOnes);

        Assert.That(Admitted(), Is.EqualTo(admitted));
    }

    [Test]
    public async Task Acquire_AfterALongOne_IsForOneAtOnceAgain()
    {
        await BeAsync(Short, 9);
        Work();
        await BeAsync(Long, 1);

        Assert.That(Admitted(), Is.EqualTo(1));
    }

    [Test]
    public async Task Acquire_AfterOneThatWaitedLongWhileTheCoresWereFree_IsForAsManyAsBefore()
    {
        await BeAsync(Short, 9);
        time.Advance(TimeSpan.FromMilliseconds(10));
        await BeAsync(Long, 1);

        Assert.That(Admitted(), Is.EqualTo(3));
    }

    [Test]
    public async Task Acquire_AfterARest_IsForOneAtOnceAgain()
    {
        await BeAsync(Short, 9);
        time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.That(limiter.IdleDuration, Is.Not.Null);
        Assert.That(Admitted(), Is.EqualTo(1));
        Assert.That(limiter.IdleDuration, Is.Null);
    }

    [Test]
    public async Task Waiting_AreLetInInOrderWhenOthersLeave()
    {
        var first = await limiter.AcquireAsync();
        List<Task<RateLimitLease>> waiting = [limiter.AcquireAsync().AsTask(), limiter.AcquireAsync().AsTask(), limiter.AcquireAsync().AsTask()];

        first.Dispose();
        await Task.WhenAll(waiting[..2]);

        Assert.That(waiting[2].IsCompleted, Is.False, "two are at work, and two is what one short request made room for");
        (await waiting[0]).Dispose();
        Assert.That((await waiting[2]).IsAcquired, Is.True);
    }

    [Test]
    public async Task Waiting_ThatGiveUp_TakeNoPlace()
    {
        using var leaving = new CancellationTokenSource();
        var first = await limiter.AcquireAsync();
        var gone = limiter.AcquireAsync(cancellationToken: leaving.Token).AsTask();
        var next = limiter.AcquireAsync().AsTask();

        await leaving.CancelAsync();
        Work();
        time.Advance(Long);
        first.Dispose();

        Assert.That(async () => await gone, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await next).IsAcquired, Is.True);
        Assert.That(Admitted(), Is.Zero);
    }

    [Test]
    public async Task Lease_DisposedOfTwice_LeavesOnce()
    {
        var lease = await limiter.AcquireAsync();
        lease.Dispose();
        lease.Dispose();

        Assert.That(Admitted(), Is.EqualTo(2));
    }

    private void Work()
    {
        time.Advance(TimeSpan.FromMilliseconds(10));
        used += TimeSpan.FromSeconds(1);
    }

    private int Admitted() => Enumerable.Range(0, 5).Count(_ => limiter.AcquireAsync().AsTask().IsCompleted);

    private async Task BeAsync(TimeSpan duration, int times)
    {
        for (var number = 0; number < times; number++)
        {
            using var lease = await limiter.AcquireAsync();
            time.Advance(duration);
        }
    }
}
