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
    private readonly Mock<IUnitOfWork> unitOfWork = new();
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

    private Task<string> HandleAsync<TRequest>(TRequest request, Func<string> act, CancellationToken cancellationToken = default)
        where TRequest : ICommand<string>, IRepeatable
    {
        RequestHandlerDelegate<string> next = () =>
        {
            attempts++;
            return Task.FromResult(act());
        };
        return new RepeatBehaviour<TRequest, string>(unitOfWork.Object, new Turns()).Handle(request, cancellationToken, next);
    }

    private sealed record Repeatable : ICommand<string>, IRepeatable;
}
