using MediatR;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Removes a group with its memberships; its members stay (RFC 7644 section 3.6).</summary>
public sealed record DeleteGroupCommand(TenantId Tenant, GroupId Id, ExpectedVersion Expected) : ICommand<Unit>, IRepeatable
{
    object? IRepeatable.Contended => Id;
}

internal sealed class DeleteGroupHandler(IGroupRepository groups, MassRemovalGuard guard, AccessChanges access, IUnitOfWork unitOfWork) : IRequestHandler<DeleteGroupCommand, Unit>
{
    public async Task<Unit> Handle(DeleteGroupCommand command, CancellationToken cancellationToken)
    {
        var group = await groups.GetAsync(command.Tenant, command.Id, cancellationToken);
        command.Expected.Require(group.Version);
        await guard.CountAsync(group, cancellationToken);
        access.Watch(group);
        group.Delete();
        groups.Remove(group);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
