using System.Collections.Concurrent;
using ScimPlatform.Infrastructure.Jobs;

namespace ScimPlatform.Infrastructure.IntegrationTests.Jobs;

public sealed class DedicatedThreadsTests
{
    [Test]
    public async Task Run_OfWork_IsOffThePoolUpToItsEnd()
    {
        using var dedicated = new DedicatedThreads();

        var isOfPool = await dedicated.RunAsync(
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
        using var dedicated = new DedicatedThreads();

        var isOfPool = await Task.Run(async () =>
        {
            await dedicated.RunAsync(() => Task.FromResult(1), CancellationToken.None);
            return Thread.CurrentThread.IsThreadPoolThread;
        });

        Assert.That(isOfPool, Is.True);
    }

    [Test]
    public async Task Run_OfAsMuchAsThereAreThreads_GoesOnAtOnce()
    {
        using var dedicated = new DedicatedThreads();
        using var all = new Barrier(DedicatedThreads.MostThreads);

        var met = await Task.WhenAll(Enumerable.Range(0, DedicatedThreads.MostThreads).Select(
            _ => dedicated.RunAsync(() => Task.FromResult(all.SignalAndWait(TimeSpan.FromMinutes(1))), CancellationToken.None)));

        Assert.That(met, Is.All.True);
    }

    [Test]
    public async Task Run_OfMoreThanThereAreThreads_IsAllDone()
    {
        using var dedicated = new DedicatedThreads();
        var threads = new ConcurrentDictionary<int, bool>();

        var done = await Task.WhenAll(Enumerable.Range(0, 10 * DedicatedThreads.MostThreads).Select(number => dedicated.RunAsync(
            () =>
            {
                threads[Environment.CurrentManagedThreadId] = true;
                Thread.Sleep(1);
                return Task.FromResult(number);
            },
            CancellationToken.None)));

        Assert.That(done, Is.EqualTo(Enumerable.Range(0, 10 * DedicatedThreads.MostThreads)));
        Assert.That(threads, Has.Count.LessThanOrEqualTo(DedicatedThreads.MostThreads));
    }

    [Test]
    public async Task Run_WithinAnotherRun_DoesNotWaitForItself()
    {
        using var dedicated = new DedicatedThreads();

        var nested = await Task.WhenAll(Enumerable.Range(0, 2 * DedicatedThreads.MostThreads).Select(number => dedicated.RunAsync(
            () => dedicated.RunAsync(() => Task.FromResult(number), CancellationToken.None), CancellationToken.None)));

        Assert.That(nested, Is.EqualTo(Enumerable.Range(0, 2 * DedicatedThreads.MostThreads)));
    }

    [Test]
    public void Run_OfWorkThatFails_Throws()
    {
        using var dedicated = new DedicatedThreads();

        Assert.That(
            () => dedicated.RunAsync<int>(() => throw new InvalidDataException("broken"), CancellationToken.None),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("broken"));
    }

    [Test]
    public void Run_WhenCancelledBefore_DoesNotBegin()
    {
        using var dedicated = new DedicatedThreads();
        var begun = false;

        Assert.That(
            () => dedicated.RunAsync(() => Task.FromResult(begun = true), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(begun, Is.False);
    }

    [Test]
    public async Task Run_OfWorkThatGoesOnAfterTheEnd_IsDoneInThePool()
    {
        using var dedicated = new DedicatedThreads();

        // The end comes from within, so that it is there for certain before the work goes on.
        var isInPool = await dedicated.RunAsync(
            async () =>
            {
                dedicated.Dispose();
                await Task.Yield();
                return Thread.CurrentThread.IsThreadPoolThread;
            },
            CancellationToken.None);

        Assert.That(isInPool, Is.True);
    }
}
