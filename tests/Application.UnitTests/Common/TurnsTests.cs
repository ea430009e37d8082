using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class TurnsTests
{
    private static readonly Guid Id = Guid.NewGuid();

    private readonly Turns turns = new();

    [Test]
    public async Task Enter_WhatSomebodyChanges_WaitsUntilHeIsDone()
    {
        var first = await turns.EnterAsync(new UserId(Id), default);
        var second = turns.EnterAsync(new UserId(Id), default).AsTask();
        Assert.That(second.IsCompleted, Is.False);

        first.Dispose();

        (await second).Dispose();
    }

    [Test]
    public async Task Enter_SomethingElse_DoesNotWait()
    {
        using var user = await turns.EnterAsync(new UserId(Id), default);

        var another = turns.EnterAsync(new UserId(Guid.NewGuid()), default);
        var group = turns.EnterAsync(new GroupId(Id), default);

        Assert.That((another.IsCompleted, group.IsCompleted), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Enter_ByOneWhoLeavesTheLine_LetsTheNextOneIn()
    {
        using var left = new CancellationTokenSource();
        var first = await turns.EnterAsync(new UserId(Id), default);
        var second = turns.EnterAsync(new UserId(Id), left.Token).AsTask();
        var third = turns.EnterAsync(new UserId(Id), default).AsTask();

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
            using var turn = await turns.EnterAsync(new UserId(Id), default);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        })));

        Assert.That((most, inside), Is.EqualTo((1, 0)));
    }
}
