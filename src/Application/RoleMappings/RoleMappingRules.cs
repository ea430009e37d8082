using FluentValidation;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleMappings;

namespace ScimPlatform.Application.RoleMappings;

/// <summary>What a mapping says.</summary>
public interface IRoleMappingContent
{
    MappedGroup Group { get; }

    string Namespace { get; }

    string Role { get; }
}

internal static class RoleMappingRules
{
    public static void AddContentRules<T>(this AbstractValidator<T> validator)
        where T : IRoleMappingContent
    {
        validator.RuleFor(command => command.Namespace).RoleNamePart();
        validator.RuleFor(command => command.Role).RoleNamePart();
        validator.When(
            command => command.Group is MappedGroup.ByDisplayName,
            () => validator.RuleFor(command => ((MappedGroup.ByDisplayName)command.Group).Name)
                .Reference(GroupProfile.MaxDisplayNameLength, MappedGroup.IsValidDisplayName, "must be more than blanks and have no control characters")
                .OverridePropertyName("Group.display_name"));
        validator.When(
            command => command.Group is MappedGroup.ByExternalId,
            () => validator.RuleFor(command => ((MappedGroup.ByExternalId)command.Group).ExternalId)
                .Reference(GroupProfile.MaxExternalIdLength, MappedGroup.IsValidExternalId, "must have no control characters")
                .OverridePropertyName("Group.external_id"));
    }

    private static IRuleBuilderOptions<T, string> Reference<T>(
        this IRuleBuilder<T, string> rule, int longest, Func<string, bool> isValid, string otherwise) => rule
        .Must(text => text.Length > 0).WithProblem(FieldProblem.TooShort, "must have at least 1 character")
        .Must(text => text.Length <= longest).WithProblem(FieldProblem.TooLong, $"must have at most {longest} characters")
        .Must(text => text.Length == 0 || text.Length > longest || isValid(text)).WithProblem(FieldProblem.BadForm, otherwise);
}
