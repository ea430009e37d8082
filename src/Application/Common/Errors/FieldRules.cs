using FluentValidation;

namespace ScimPlatform.Application.Common.Errors;

/// <summary>Rules whose failure says which <see cref="FieldProblem"/> it is, as the error code.</summary>
internal static class FieldRules
{
    public static IRuleBuilderOptions<T, int> Between<T>(this IRuleBuilder<T, int> rule, int least, int greatest) => rule
        .GreaterThanOrEqualTo(least).WithProblem(FieldProblem.TooSmall, $"must be at least {least}")
        .LessThanOrEqualTo(greatest).WithProblem(FieldProblem.TooGreat, $"must be at most {greatest}");

    public static IRuleBuilderOptions<T, int?> Between<T>(this IRuleBuilder<T, int?> rule, int least, int greatest) => rule
        .GreaterThanOrEqualTo(least).WithProblem(FieldProblem.TooSmall, $"must be at least {least}")
        .LessThanOrEqualTo(greatest).WithProblem(FieldProblem.TooGreat, $"must be at most {greatest}");

    public static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, IReadOnlyCollection<string> known) => rule
        .Must(value => value is null || known.Contains(value))
        .WithProblem(FieldProblem.NotOneOf, $"must be one of {string.Join(", ", known)}");

    /// <summary>Words the failure "field: message" and marks it with the problem.</summary>
    public static IRuleBuilderOptions<T, TValue> WithProblem<T, TValue>(
        this IRuleBuilderOptions<T, TValue> rule, FieldProblem problem, string message) =>
        rule.WithErrorCode(problem.ToString()).WithMessage(message);
}
