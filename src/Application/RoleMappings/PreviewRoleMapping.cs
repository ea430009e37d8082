using FluentValidation;
using MediatR;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Groups;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.RoleMappings;

/// <summary>Who would gain a role by a mapping that is not made yet. It is a question: nothing changes.</summary>
public sealed record PreviewRoleMappingCommand(TenantId Tenant, MappedGroup Group, string Namespace, string Role)
    : ICommand<AccessPreview>, IRoleMappingContent;

/// <summary>Who would lose a role if a mapping were removed. It is a question: nothing changes.</summary>
public sealed record PreviewRoleMappingRemovalCommand(TenantId Tenant, RoleMappingId Id) : ICommand<AccessPreview>;

/// <summary>Whose access would change.</summary>
public sealed record AccessPreview(AffectedUsers Gains, AffectedUsers Losses);

internal sealed class PreviewRoleMappingValidator : AbstractValidator<PreviewRoleMappingCommand>
{
    public PreviewRoleMappingValidator() => this.AddContentRules();
}

internal sealed class PreviewRoleMappingHandler(IGroupRepository groups, IAccessQueries access)
    : IRequestHandler<PreviewRoleMappingCommand, AccessPreview>
{
    public async Task<AccessPreview> Handle(PreviewRoleMappingCommand command, CancellationToken cancellationToken)
    {
        if (command.Group is MappedGroup.ById { Id: var id })
        {
            await groups.GetAsync(command.Tenant, id, cancellationToken);
        }

        var role = RoleName.Of(command.Namespace, command.Role);
        var gains = await access.ByMappingAloneAsync(
            command.Tenant, new MappingQuestion(command.Group, role, Except: null), AffectedUsers.MostShown, cancellationToken);
        return new AccessPreview(gains, AffectedUsers.None);
    }
}

internal sealed class PreviewRoleMappingRemovalHandler(IRoleMappingRepository mappings, IAccessQueries access)
    : IRequestHandler<PreviewRoleMappingRemovalCommand, AccessPreview>
{
    public async Task<AccessPreview> Handle(PreviewRoleMappingRemovalCommand command, CancellationToken cancellationToken)
    {
        var mapping = await mappings.FindAsync(command.Tenant, command.Id, cancellationToken)
            ?? throw new Refusal(Error.NotFound("Role mapping"));
        var losses = await access.ByMappingAloneAsync(
            command.Tenant, new MappingQuestion(mapping.Group, mapping.Name, mapping.Id), AffectedUsers.MostShown, cancellationToken);
        return new AccessPreview(AffectedUsers.None, losses);
    }
}
