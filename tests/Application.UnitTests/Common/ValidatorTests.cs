using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.UnitTests.Common;

public sealed class ValidatorTests
{
    [TestCaseSource(typeof(ValidatorCases), nameof(ValidatorCases.Valid))]
    public void Validate_AGoodRequest_FindsNothing(IValidator validator, object request) =>
        Assert.That(Problems(validator, request), Is.Empty);

    [TestCaseSource(typeof(ValidatorCases), nameof(ValidatorCases.Invalid))]
    public void Validate_ABadRequest_NamesFieldAndProblem(IValidator validator, object request, string field, FieldProblem problem) =>
        Assert.That(Problems(validator, request), Is.EqualTo(new[] { $"{field} {problem}" }));

    [TestCaseSource(typeof(ValidatorCases), nameof(ValidatorCases.Messages))]
    public void Validate_ABadRequest_SaysWhatItMustBe(IValidator validator, object request, string message) =>
        Assert.That(validator.Validate(new ValidationContext<object>(request)).Errors.Select(error => error.ErrorMessage), Is.EqualTo(new[] { message }));

    [Test]
    public void Table_OfCases_HasEveryValidator()
    {
        var all = OfRequests();

        Assert.That(Tested(ValidatorCases.Valid), Is.EquivalentTo(all));
        Assert.That(Tested(ValidatorCases.Invalid), Is.EquivalentTo(all));
    }

    [Test]
    public void Validators_OfOneRequest_AreOne()
    {
        var requests = OfRequests().Select(type => type.BaseType!.GenericTypeArguments[0]);

        Assert.That(requests, Is.Unique);
    }

    private static IEnumerable<Type> OfRequests() => typeof(DependencyInjection).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IValidator)))
        .Where(type => type.BaseType!.GenericTypeArguments[0].IsAssignableTo(typeof(IBaseRequest)));

    private static IEnumerable<Type> Tested(IEnumerable<TestCaseData> cases) =>
        cases.Select(one => one.Arguments[0]!.GetType()).Distinct();

    private static IEnumerable<string> Problems(IValidator validator, object request) =>
        validator.Validate(new ValidationContext<object>(request)).Errors.Select(error => $"{error.PropertyName} {error.ErrorCode}");
}
