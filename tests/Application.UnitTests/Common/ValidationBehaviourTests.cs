using FluentValidation;
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

    private static Task<string> HandleAsync<TRequest>(TRequest request, params IValidator<TRequest>[] validators) =>
        new ValidationBehaviour<TRequest, string>(validators).Handle(
            request, CancellationToken.None, () => Task.FromResult("ran"));

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
