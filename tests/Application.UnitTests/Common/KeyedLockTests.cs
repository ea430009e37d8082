using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class KeyedLockTests
{
    private static readonly Guid Id = Guid.NewGuid();

    private readonly KeyedLock locks = new();

    [Test]
    public async Task Enter_WhatSomebodyChanges_WaitsUntilHeIsDone()
    {
        var first = await locks.EnterAsync(new UserId(Id), default);
        var second = locks.EnterAsync(new UserId(Id), default).AsTask();
        Assert.That(second.IsCompleted, Is.False);

        first.Dispose();

        (await second).Dispose();
    }

    [Test]
    public async Task Enter_SomethingElse_DoesNotWait()
    {
        using var user = await locks.EnterAsync(new UserId(Id), default);

        var another = locks.EnterAsync(new UserId(Guid.NewGuid()), default);
        var group = locks.EnterAsync(new GroupId(Id), default);

        Assert.That((another.IsCompleted, group.IsCompleted), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Enter_ByOneWhoLeavesTheLine_LetsTheNextOneIn()
    {
        using var left = new CancellationTokenSource();
        var first = await locks.EnterAsync(new UserId(Id), default);
        var second = locks.EnterAsync(new UserId(Id), left.Token).AsTask();
        var third = locks.EnterAsync(new UserId(Id), default).AsTask();

        await left.CancelAsync();
        Assert.That(() => second, Throws.InstanceOf<OperationCanceledException>());
        first.Dispose();

        (await third).Dispose();
    }

    [Test]
    public async Task Enter_ByMany_LetsThemInOneByOne()
    {
        var inside = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            using var turn = await locks.EnterAsync(new UserId(Id), default);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        })));

        Assert.That((most, inside), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Enter_Together_DoesNotWaitForOthersWhoSaySo()
    {
        using var first = await locks.EnterAsync(new UserId(Id), isShared: true, default);

        var entering = locks.EnterAsync(new UserId(Id), isShared: true, default);
        Assert.That(entering.IsCompleted, Is.True);

        using var second = await entering;
        Assert.That((first.IsContended, second.IsContended), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Enter_WhileOthersAreInTogether_WaitsForAllOfThem_AndThoseWhoComeLaterWaitForHim()
    {
        var first = await locks.EnterAsync(new UserId(Id), isShared: true, default);
        var second = await locks.EnterAsync(new UserId(Id), isShared: true, default);
        var single = locks.EnterAsync(new UserId(Id), default).AsTask();
        var late = locks.EnterAsync(new UserId(Id), isShared: true, default).AsTask();

        first.Dispose();
        Assert.That((single.IsCompleted, late.IsCompleted), Is.EqualTo((false, false)));
        second.Dispose();
        var turn = await single;
        Assert.That(late.IsCompleted, Is.False);
        turn.Dispose();

        (await late).Dispose();
    }

    [Test]
    public async Task Enter_ByOneWhoLeavesWhileOthersAreInTogether_LetsThoseBehindHimIn()
    {
        using var left = new CancellationTokenSource();
        using var first = await locks.EnterAsync(new UserId(Id), isShared: true, default);
        var single = locks.EnterAsync(new UserId(Id), left.Token).AsTask();
        var late = locks.EnterAsync(new UserId(Id), isShared: true, default).AsTask();

        await left.CancelAsync();

        Assert.That(() => single, Throws.InstanceOf<OperationCanceledException>());
        (await late).Dispose();
    }

    [Test]
    public async Task Enter_ByMany_SomeTogether_NeverLetsAnybodyInBesideASingleOne()
    {
        var (together, singles, broken) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(async () =>
        {
            var isTogether = number % 4 > 0;
            using var turn = await locks.EnterAsync(new UserId(Id), isTogether, default);
            if (isTogether)
            {
                Interlocked.Increment(ref together);
                broken += Volatile.Read(ref singles);
                await Task.Yield();
                Interlocked.Decrement(ref together);
            }
            else
            {
                broken += Interlocked.Increment(ref singles) - 1 + Volatile.Read(ref together);
                await Task.Yield();
                Interlocked.Decrement(ref singles);
            }
        })));

        Assert.That((broken, together, singles), Is.EqualTo((0, 0, 0)));
    }
}
