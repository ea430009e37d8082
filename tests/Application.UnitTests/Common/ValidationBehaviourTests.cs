using FluentValidation;
using Moq;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Behaviours;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class ValidationBehaviourTests
{
    [Test]
    public async Task Handle_AValidRequest_Runs() =>
        Assert.That(await HandleAsync(new Act("a", 1, ["x"]), new ActValidator()), Is.EqualTo("ran"));

    [Test]
    public async Task Handle_WithoutValidators_Runs() => Assert.That(await HandleAsync(new Act("", 0, [])), Is.EqualTo("ran"));

    [Test]
    public async Task Handle_ABadCommand_NamesEveryFieldOfTheBodyAtOnce()
    {
        var error = await Refused.WithAsync(() => HandleAsync(new Act("", 0, ["x", "y", "x", "z"]), new ActValidator()));

        Assert.That(error.Kind, Is.EqualTo(ErrorKind.Invalid));
        Assert.That(error.Fields, Is.EqualTo(new[]
        {
            new FieldError(FieldSource.Body, "Name", FieldProblem.TooShort, "must have at least 1 character"),
            new FieldError(FieldSource.Body, "Days", FieldProblem.TooSmall, "must be at least 1"),
            new FieldError(FieldSource.Body, "Tags", FieldProblem.NotOneOf, "must be one of x", 1),
            new FieldError(FieldSource.Body, "Tags", FieldProblem.NotOneOf, "must be one of x", 3),
        }));
    }

    [Test]
    public async Task Handle_ABadQuery_NamesFieldsOfTheQuery()
    {
        var error = await Refused.WithAsync(() => HandleAsync(new Ask(0), new AskValidator()));

        Assert.That(error.Fields, Is.EqualTo(new[] { new FieldError(FieldSource.Query, "Limit", FieldProblem.TooSmall, "must be at least 1") }));
    }

    [Test]
    public async Task Handle_WithTwoValidators_AsksBoth()
    {
        var error = await Refused.WithAsync(() => HandleAsync(new Ask(0), new AskValidator(), new AskValidator()));

        Assert.That(error.Fields, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Handle_WithFaultsOfTheBody_NamesThemWithItsOwnAndNoFieldTwice()
    {
        var missing = new FieldError(FieldSource.Body, "name", FieldProblem.Missing, "is missing");
        var unknown = new FieldError(FieldSource.Body, "colour", FieldProblem.Unknown, "is not known");
        var faults = Faults(unknown, missing);

        var error = await Refused.WithAsync(() => HandleAsync(new Act("", 3, []), faults, new ActValidator()));

        Assert.That(error.Fields.Select(field => field.Name), Is.EqualTo(new[] { "name", "Days", "colour" }));
        Assert.That(error.Fields[0], Is.EqualTo(missing));
    }

    [Test]
    public async Task Handle_WithFaultsOfTheBodyAndNoValidator_IsRefused()
    {
        var unknown = new FieldError(FieldSource.Body, "colour", FieldProblem.Unknown, "is not known");

        var error = await Refused.WithAsync(() => HandleAsync(new Act("a", 1, []), Faults(unknown)));

        Assert.That(error.Fields, Is.EqualTo(new[] { unknown }));
    }

    [Test]
    public async Task Handle_OfAnAside_LeavesTheFaultsToTheUseCase()
    {
        var faults = new Mock<IRequestFaults>(MockBehavior.Strict);

        Assert.That(await HandleAsync(new Look(), faults.Object), Is.EqualTo("ran"));
    }

    private static IRequestFaults Faults(params FieldError[] fields) => Mock.Of<IRequestFaults>(faults => faults.Take() == fields);

    private static Task<string> HandleAsync<TRequest>(TRequest request, params IValidator<TRequest>[] validators) =>
        HandleAsync(request, Faults(), validators);

    private static Task<string> HandleAsync<TRequest>(TRequest request, IRequestFaults faults, params IValidator<TRequest>[] validators) =>
        new ValidationBehaviour<TRequest, string>(validators, faults).Handle(
            request, CancellationToken.None, () => Task.FromResult("ran"));

    private sealed record Look : IQuery<string>, IAside;

    private sealed record Act(string Name, int Days, IReadOnlyList<string> Tags) : ICommand<string>;

    private sealed class ActValidator : AbstractValidator<Act>
    {
        public ActValidator()
        {
            RuleFor(act => act.Name).Name(10);
            RuleFor(act => act.Days).Between(1, 2);
            RuleForEach(act => act.Tags).OneOf(["x"]);
        }
    }

    private sealed record Ask(int Limit) : IQuery<string>;

    private sealed class AskValidator : AbstractValidator<Ask>
    {
        public AskValidator() => RuleFor(ask => ask.Limit).Between(1, 2);
    }
}
