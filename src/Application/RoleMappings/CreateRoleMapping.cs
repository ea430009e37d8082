using FluentValidation;
using MediatR;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.RoleMappings;

/// <summary>Gives the members of a group a role in a namespace, unless a mapping says so already.</summary>
public sealed record CreateRoleMappingCommand(TenantId Tenant, MappedGroup Group, string Namespace, string Role, Actor Actor)
    : ICommand<CreatedRoleMapping>, IRepeatable, IRoleMappingContent;

/// <param name="Mapping">the mapping</param>
/// <param name="IsNew">false when it was there before</param>
public sealed record CreatedRoleMapping(RoleMappingView Mapping, bool IsNew);

internal sealed class CreateRoleMappingValidator : AbstractValidator<CreateRoleMappingCommand>
{
    public CreateRoleMappingValidator() => this.AddContentRules();
}

internal sealed class CreateRoleMappingHandler(
    IRoleMappingRepository mappings, IGroupRepository groups, IAccessWatch access, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<CreateRoleMappingCommand, CreatedRoleMapping>
{
    public async Task<CreatedRoleMapping> Handle(CreateRoleMappingCommand command, CancellationToken cancellationToken)
    {
        var name = RoleName.Of(command.Namespace, command.Role);
        if (command.Group is MappedGroup.ById { Id: var id })
        {
            await groups.GetAsync(command.Tenant, id, cancellationToken);
        }

        if (await mappings.FindSameAsync(command.Tenant, command.Group, name, cancellationToken) is { } existing)
        {
            return new CreatedRoleMapping(RoleMappingView.Of(existing), IsNew: false);
        }

        var mapping = RoleMapping.Map(command.Tenant, command.Group, name, command.Actor, time.Now());
        access.Watch(mapping, EventName.AccessGranted);
        mappings.Add(mapping);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return new CreatedRoleMapping(RoleMappingView.Of(mapping), IsNew: true);
    }
}
