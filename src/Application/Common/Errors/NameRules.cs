using FluentValidation;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.Common.Errors;

internal static class NameRules
{
    /// <summary>The rules that names of all kinds share: 1 to <paramref name="longest"/> code points, not blank, no control characters, no secret.</summary>
    public static void Name<T>(this IRuleBuilder<T, string?> rule, int longest) => rule
        .Must(name => name is null || name.Length > 0).WithProblem(FieldProblem.TooShort, "must have at least 1 character")
        .Must(name => name is null || PlainText.CodePoints(name) <= longest)
        .WithProblem(FieldProblem.TooLong, $"must have at most {longest} characters")
        .Must(name => string.IsNullOrEmpty(name) || (name.Trim().Length > 0 && !PlainText.HasControlCharacters(name)))
        .WithProblem(FieldProblem.BadForm, "must not be blank or have control characters")
        .Must(name => name is null || !SecretText.IsIn(name)).WithProblem(FieldProblem.BadForm, "must not hold a token");
}
