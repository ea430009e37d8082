using MediatR;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.RoleMappings;

/// <summary>Takes the role from whoever has it by this mapping alone.</summary>
public sealed record DeleteRoleMappingCommand(TenantId Tenant, RoleMappingId Id) : ICommand<Unit>, IRepeatable;

internal sealed class DeleteRoleMappingHandler(IRoleMappingRepository mappings, IAccessWatch access, IUnitOfWork unitOfWork)
    : IRequestHandler<DeleteRoleMappingCommand, Unit>
{
    public async Task<Unit> Handle(DeleteRoleMappingCommand command, CancellationToken cancellationToken)
    {
        var mapping = await mappings.FindAsync(command.Tenant, command.Id, cancellationToken)
            ?? throw new Refusal(Error.NotFound("Role mapping"));
        access.Watch(mapping, EventName.AccessRevoked);
        mapping.Delete();
        mappings.Remove(mapping);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
