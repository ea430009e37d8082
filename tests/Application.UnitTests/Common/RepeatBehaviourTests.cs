using MediatR;
using Moq;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Behaviours;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class RepeatBehaviourTests
{
    private const string Thing = "a thing";

    private readonly Mock<IUnitOfWork> unitOfWork = new();
    private readonly KeyedLock locks = new();
    private int attempts;
    private int alone;

    [SetUp]
    public void StartOver()
    {
        attempts = 0;
        alone = 0;
        unitOfWork.Reset();
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(29)]
    public async Task Handle_ARepeatableThatLosesAtFirst_StartsAgainUntilItWins(int losses)
    {
        var answer = await HandleAsync(new Repeatable(), () => attempts <= losses ? throw new ConcurrencyLost() : "won");

        Assert.That((answer, attempts), Is.EqualTo(("won", losses + 1)));
        unitOfWork.Verify(work => work.Reset(), Times.Exactly(losses));
        unitOfWork.VerifyNoOtherCalls();
    }

    [Test]
    public void Handle_ARepeatableThatAlwaysLoses_GivesUpAfterThirtyAttempts()
    {
        Assert.That(() => HandleAsync(new Repeatable(), () => throw new ConcurrencyLost()), Throws.TypeOf<ConcurrencyLost>());

        Assert.That(attempts, Is.EqualTo(30));
        unitOfWork.Verify(work => work.Reset(), Times.Exactly(29));
    }

    [Test]
    public async Task Handle_ARefusal_IsNotRepeated()
    {
        await Refused.ByAsync<ScimNotEnabled>(() => HandleAsync(new Repeatable(), () => throw new ScimNotEnabled()));

        Assert.That(attempts, Is.EqualTo(1));
        unitOfWork.VerifyNoOtherCalls();
    }

    [Test]
    public void Handle_ARepeatableWhoseClientLeft_StopsTrying()
    {
        using var left = new CancellationTokenSource();

        Assert.That(
            () => HandleAsync(
                new Repeatable(),
                () =>
                {
                    left.Cancel();
                    throw new ConcurrencyLost();
                },
                left.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Handle_ABriefOneThatMeetsNobody_IsNotDoneAlone()
    {
        unitOfWork.Setup(work => work.CanBeAlone).Returns(true);

        var answer = await HandleAsync(new Brief(), () => "won");

        Assert.That((answer, attempts, alone), Is.EqualTo(("won", 1, 0)));
    }

    [Test]
    public async Task Handle_ABriefOneThatMeetsAnother_IsDoneAloneBesideIt()
    {
        LetItBeAlone();
        using var other = await locks.EnterAsync(Thing, isShared: true, default);

        var answer = await HandleAsync(new Brief(), () => "won");

        Assert.That((answer, attempts, alone), Is.EqualTo(("won", 1, 1)));
    }

    [Test]
    public async Task Handle_ABriefOneThatLoses_IsDoneAloneFromThenOn()
    {
        LetItBeAlone();

        var answer = await HandleAsync(new Brief(), () => attempts <= 2 ? throw new ConcurrencyLost() : "won");

        Assert.That((answer, attempts, alone), Is.EqualTo(("won", 3, 2)));
        unitOfWork.Verify(work => work.Reset(), Times.Exactly(2));
    }

    [Test]
    public async Task Handle_ABriefOneThatTakesLong_IsDoneAgainInATurnOfItsOwn()
    {
        LetItBeAlone();
        var other = await locks.EnterAsync(Thing, isShared: true, default);

        var handled = HandleAsync(new Brief(), () => alone == 1 && attempts == 1 ? throw new TakesLong() : "won");
        Assert.That((handled.IsCompleted, attempts, alone), Is.EqualTo((false, 1, 1)));
        other.Dispose();

        Assert.That((await handled, attempts, alone), Is.EqualTo(("won", 2, 1)));
        unitOfWork.Verify(work => work.Reset(), Times.Once);
    }

    [Test]
    public async Task Handle_ABriefOneWhereThereAreManyWriters_WaitsForItsTurn()
    {
        var other = await locks.EnterAsync(Thing, isShared: true, default);

        var handled = HandleAsync(new Brief(), () => "won");
        Assert.That((handled.IsCompleted, attempts), Is.EqualTo((false, 0)));
        other.Dispose();

        Assert.That((await handled, attempts, alone), Is.EqualTo(("won", 1, 0)));
    }

    private void LetItBeAlone()
    {
        unitOfWork.Setup(work => work.CanBeAlone).Returns(true);
        unitOfWork.Setup(work => work.AloneAsync(It.IsAny<Func<Task<string>>>(), It.IsAny<CancellationToken>()))
            .Returns<Func<Task<string>>, CancellationToken>((work, _) =>
            {
                alone++;
                return work();
            });
    }

    private Task<string> HandleAsync<TRequest>(TRequest request, Func<string> act, CancellationToken cancellationToken = default)
        where TRequest : ICommand<string>, IRepeatable
    {
        RequestHandlerDelegate<string> next = () =>
        {
            attempts++;
            return Task.FromResult(act());
        };
        return new RepeatBehaviour<TRequest, string>(unitOfWork.Object, locks).Handle(request, cancellationToken, next);
    }

    private sealed record Brief : ICommand<string>, IRepeatable
    {
        object? IRepeatable.Contended => Thing;

        bool IRepeatable.IsBrief => true;
    }

    private sealed record Repeatable : ICommand<string>, IRepeatable;
}
