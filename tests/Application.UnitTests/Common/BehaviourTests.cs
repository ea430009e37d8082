using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Behaviours;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.Application.Users;

namespace ScimPlatform.Application.UnitTests.Common;

/// <summary>What stands around which use case, and in which order.</summary>
public sealed class BehaviourTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new Mock<IUnitOfWork>().Object)
        .AddSingleton(new Mock<ITurns>().Object)
        .AddSingleton(new Mock<IMintingLimit>().Object)
        .AddApplication()
        .BuildServiceProvider();

    [OneTimeTearDown]
    public void End() => Services.Dispose();

    [Test]
    public void Behaviours_OfAQuery_AreForEverything() => Assert.That(
        Around<GetUserQuery, UserView>(), Is.EqualTo(new[] { typeof(LoggingBehaviour<,>), typeof(ValidationBehaviour<,>) }));

    [Test]
    public void Behaviours_OfARepeatableCommand_RepeatItInnermost() => Assert.That(
        Around<PatchUserCommand, UserView>(),
        Is.EqualTo(new[] { typeof(LoggingBehaviour<,>), typeof(ValidationBehaviour<,>), typeof(RepeatBehaviour<,>) }));

    [Test]
    public void Behaviours_OfAMintingCommand_AnswerRepeatsBeforeTheyCount() => Assert.That(
        Around<CreateScimTokenCommand, MintedScimToken>(),
        Is.EqualTo(new[]
        {
            typeof(LoggingBehaviour<,>), typeof(ValidationBehaviour<,>), typeof(IdempotencyBehaviour<,>), typeof(RepeatBehaviour<,>),
        }));

    private static IEnumerable<Type> Around<TRequest, TResponse>()
        where TRequest : IRequest<TResponse>
    {
        using var scope = Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IPipelineBehavior<TRequest, TResponse>>().Select(behaviour => behaviour.GetType().GetGenericTypeDefinition())];
    }
}
