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
}
