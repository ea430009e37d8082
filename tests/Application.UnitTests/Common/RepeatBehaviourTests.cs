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

    [SetUp]
    public void StartOver()
    {
        attempts = 0;
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
    public async Task Handle_OneThatContends_WaitsForItsTurn()
    {
        var other = await locks.EnterAsync(Thing, default);

        var handled = HandleAsync(new Contending(), () => "won");
        Assert.That((handled.IsCompleted, attempts), Is.EqualTo((false, 0)));
        other.Dispose();

        Assert.That((await handled, attempts), Is.EqualTo(("won", 1)));
    }

    [Test]
    public async Task Handle_OneThatContendsAndLoses_KeepsItsTurnUntilItWins()
    {
        Task<KeyedLock.Held>? other = null;

        var answer = await HandleAsync(new Contending(), () =>
        {
            other ??= locks.EnterAsync(Thing, default).AsTask();
            Assert.That(other.IsCompleted, Is.False);
            return attempts <= 2 ? throw new ConcurrencyLost() : "won";
        });

        Assert.That((answer, attempts), Is.EqualTo(("won", 3)));
        (await other!).Dispose();
    }

    private Task<string> HandleAsync<TRequest>(TRequest request, Func<string> act, CancellationToken cancellationToken = default)
        where TRequest : ICommand<string>, IRepeatable
    {
        RequestHandlerDelegate<string> next = () =>
        {
            attempts++;
            return Task.FromResult(act());
        };
        return new RepeatBehaviour<TRequest, string>(unitOfWork.Object, new OneByOne(locks)).Handle(request, cancellationToken, next);
    }

    private sealed class OneByOne(KeyedLock locks) : ITurns
    {
        public async ValueTask<ITurn> EnterAsync(object thing, bool isBrief, CancellationToken cancellationToken) =>
            new Turn(await locks.EnterAsync(thing, cancellationToken));

        private sealed class Turn(IDisposable held) : ITurn
        {
            public Task<T> DoAsync<T>(Func<Task<T>> command, CancellationToken cancellationToken) => command();

            public void Dispose() => held.Dispose();
        }
    }

    private sealed record Contending : ICommand<string>, IRepeatable
    {
        object? IRepeatable.Contended => Thing;
    }

    private sealed record Repeatable : ICommand<string>, IRepeatable;
}
