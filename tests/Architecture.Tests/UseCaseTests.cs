using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Architecture.Tests.Rules;

namespace ScimPlatform.Architecture.Tests;

public sealed class UseCaseTests
{
    private static readonly Type[] Shapes =
        [typeof(GoodCommand), typeof(GoodQuery), typeof(OpenRecord), typeof(PlainClass), typeof(NeitherOfBoth), typeof(Both)];

    [Test]
    public void Requests_OfTheApplication_AreSealedRecords()
    {
        var types = Layers.Application.GetTypes();

        Assert.That(UseCaseRules.Requests(types).Count(), Is.GreaterThan(20));
        Assert.That(UseCaseRules.NoSealedRecords(types), Is.Empty);
    }

    [Test]
    public void NoSealedRecords_OfOtherShapes_NamesThem() => Assert.That(
        UseCaseRules.NoSealedRecords(Shapes),
        Is.EqualTo(new[] { typeof(OpenRecord), typeof(PlainClass), typeof(NeitherOfBoth), typeof(Both) }));

    [Test]
    public void Requests_OfTheApplication_HaveOneHandlerEach() =>
        Assert.That(UseCaseRules.WithoutOneHandler(Layers.Application.GetTypes()), Is.Empty);

    [Test]
    public void WithoutOneHandler_OfNoneAndTwo_NamesThem() => Assert.That(
        UseCaseRules.WithoutOneHandler([.. Shapes[..3], typeof(First), typeof(Second), typeof(Third)]),
        Is.EqualTo(new[] { "GoodQuery: 2", "OpenRecord: 0" }));

    private sealed record GoodCommand : ICommand<int>;

    private sealed record GoodQuery : IQuery<int>;

    private record OpenRecord : ICommand<int>;

    private sealed record Heir : OpenRecord;

    private sealed class PlainClass : ICommand<int>;

    private sealed record NeitherOfBoth : IRequest<int>;

    private sealed record Both : ICommand<int>, IQuery<int>;

    private sealed class First : IRequestHandler<GoodCommand, int>
    {
        public Task<int> Handle(GoodCommand request, CancellationToken cancellationToken) => Task.FromResult(1);
    }

    private sealed class Second : IRequestHandler<GoodQuery, int>
    {
        public Task<int> Handle(GoodQuery request, CancellationToken cancellationToken) => Task.FromResult(2);
    }

    private sealed class Third : IRequestHandler<GoodQuery, int>
    {
        public Task<int> Handle(GoodQuery request, CancellationToken cancellationToken) => Task.FromResult(3);
    }
}
