using System.Collections.Concurrent;
using ScimPlatform.Application.Common;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class LongWorkTests
{
    [Test]
    public async Task Run_OfWork_IsOffThePoolUpToItsEnd()
    {
        using var longWork = new LongWork();

        var isOfPool = await longWork.RunAsync(
            async () =>
            {
                var before = Thread.CurrentThread.IsThreadPoolThread;
                await Task.Delay(1);
                return (before, Thread.CurrentThread.IsThreadPoolThread);
            },
            CancellationToken.None);

        Assert.That(isOfPool, Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Run_OfWork_EndsForItsCallerOnThePool()
    {
        using var longWork = new LongWork();

        var isOfPool = await Task.Run(async () =>
        {
            await longWork.RunAsync(() => Task.FromResult(1), CancellationToken.None);
            return Thread.CurrentThread.IsThreadPoolThread;
        });

        Assert.That(isOfPool, Is.True);
    }

    [Test]
    public async Task Run_OfAsMuchAsThereAreThreads_GoesOnAtOnce()
    {
        using var longWork = new LongWork();
        using var all = new Barrier(LongWork.MostThreads);

        var met = await Task.WhenAll(Enumerable.Range(0, LongWork.MostThreads).Select(
            _ => longWork.RunAsync(() => Task.FromResult(all.SignalAndWait(TimeSpan.FromMinutes(1))), CancellationToken.None)));

        Assert.That(met, Is.All.True);
    }

    [Test]
    public async Task Run_OfMoreThanThereAreThreads_IsAllDone()
    {
        using var longWork = new LongWork();
        var threads = new ConcurrentDictionary<int, bool>();

        var done = await Task.WhenAll(Enumerable.Range(0, 10 * LongWork.MostThreads).Select(number => longWork.RunAsync(
            () =>
            {
                threads[Environment.CurrentManagedThreadId] = true;
                Thread.Sleep(1);
                return Task.FromResult(number);
            },
            CancellationToken.None)));

        Assert.That(done, Is.EqualTo(Enumerable.Range(0, 10 * LongWork.MostThreads)));
        Assert.That(threads, Has.Count.LessThanOrEqualTo(LongWork.MostThreads));
    }

    [Test]
    public async Task Run_WithinLongWork_DoesNotWaitForItself()
    {
        using var longWork = new LongWork();

        var nested = await Task.WhenAll(Enumerable.Range(0, 2 * LongWork.MostThreads).Select(number => longWork.RunAsync(
            () => longWork.RunAsync(() => Task.FromResult(number), CancellationToken.None), CancellationToken.None)));

        Assert.That(nested, Is.EqualTo(Enumerable.Range(0, 2 * LongWork.MostThreads)));
    }

    [Test]
    public void Run_OfWorkThatFails_Throws()
    {
        using var longWork = new LongWork();

        Assert.That(
            () => longWork.RunAsync<int>(() => throw new InvalidDataException("broken"), CancellationToken.None),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("broken"));
    }

    [Test]
    public void Run_WhenCancelledBefore_DoesNotBegin()
    {
        using var longWork = new LongWork();
        var begun = false;

        Assert.That(
            () => longWork.RunAsync(() => Task.FromResult(begun = true), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(begun, Is.False);
    }

    [Test]
    public async Task Run_OfWorkThatGoesOnAfterTheEnd_IsDoneInThePool()
    {
        using var longWork = new LongWork();

        // The end comes from within, so that it is there for certain before the work goes on.
        var isInPool = await longWork.RunAsync(
            async () =>
            {
                longWork.Dispose();
                await Task.Yield();
                return Thread.CurrentThread.IsThreadPoolThread;
            },
            CancellationToken.None);

        Assert.That(isInPool, Is.True);
    }
}
