using MediatR;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Removes a user with its role bindings and memberships (RFC 7644 section 3.6).</summary>
public sealed record DeleteUserCommand(TenantId Tenant, UserId Id, ExpectedVersion Expected) : ICommand<Unit>, IRepeatable
{
    object? IRepeatable.Contended => Id;
}

internal sealed class DeleteUserHandler(IUserRepository users, MassRemovalGuard guard, AccessChanges access, IUnitOfWork unitOfWork) : IRequestHandler<DeleteUserCommand, Unit>
{
    public async Task<Unit> Handle(DeleteUserCommand command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(command.Tenant, command.Id, cancellationToken);
        command.Expected.Require(user.Version);
        guard.Count(user);
        access.Watch(user, UserChangeKind.Deletion);
        user.Delete();
        users.Remove(user);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
