using MediatR;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.RoleBindings;

/// <summary>Takes a role from a user.</summary>
public sealed record RemoveRoleBindingCommand(TenantId Tenant, RoleBindingId Id) : ICommand<Unit>, IRepeatable;

internal sealed class RemoveRoleBindingHandler(
    IUserRepository users, IRoleBindingRepository bindings, AccessChanges access, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RemoveRoleBindingCommand, Unit>
{
    public async Task<Unit> Handle(RemoveRoleBindingCommand command, CancellationToken cancellationToken)
    {
        var binding = await bindings.FindAsync(command.Tenant, command.Id, cancellationToken)
            ?? throw new Refusal(Error.NotFound("Role binding"));
        var user = await users.GetAsync(command.Tenant, binding.UserId, cancellationToken);
        bindings.Remove(binding);
        access.Watch(user, UserChangeKind.OfBindings);
        user.RoleTaken(binding, time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
