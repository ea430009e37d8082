using FluentValidation;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.RoleBindings;

namespace ScimPlatform.Application.RoleBindings;

internal static class RoleNameRules
{
    /// <summary>A namespace or a role, as the two parts of a <see cref="RoleName"/> have to be.</summary>
    public static IRuleBuilderOptions<T, string> RoleNamePart<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(part => part.Length > 0).WithProblem(FieldProblem.TooShort, "must have at least 1 character")
        .Must(part => part.Length <= RoleName.MaxLength)
        .WithProblem(FieldProblem.TooLong, $"must have at most {RoleName.MaxLength} characters")
        .Must(part => part.Length is 0 or > RoleName.MaxLength || RoleName.IsValidPart(part))
        .WithProblem(FieldProblem.BadForm, "must not have a slash, control characters or outer blanks");
}
