using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Makes a user and its role bindings in one transaction (RFC 7644 section 3.3).</summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Resource">what the client sent, in canonical form</param>
/// <param name="Actor">who does it</param>
public sealed record CreateUserCommand(TenantId Tenant, ScimResource Resource, Actor Actor) : ICommand<CreatedUser>, IRepeatable;

/// <param name="User">the user</param>
/// <param name="IsNew">false when a user that existed was adopted</param>
public sealed record CreatedUser(UserView User, bool IsNew);

internal sealed class CreateUserHandler(
    ITenantRepository tenants,
    IUserRepository users,
    IRoleBindingRepository bindings,
    UserCreation creation,
    UserRewriting rewriting,
    IUnitOfWork unitOfWork) : IRequestHandler<CreateUserCommand, CreatedUser>
{
    public async Task<CreatedUser> Handle(CreateUserCommand command, CancellationToken cancellationToken)
    {
        var parts = UserResourceMapper.ToParts(command.Resource, isNew: true);
        var existing = await users.FindByUserNameAsync(command.Tenant, parts.Profile.UserName, cancellationToken);
        return existing is null
            ? await MakeAsync(command, parts, cancellationToken)
            : await AdoptAsync(command, existing, cancellationToken);
    }

    private async Task<CreatedUser> MakeAsync(
        CreateUserCommand command, UserResourceMapper.Parts parts, CancellationToken cancellationToken)
    {
        var (user, held) = creation.Add(command.Tenant, id: null, parts, command.Actor);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return new CreatedUser(UserView.Of(user, held, []), IsNew: true);
    }

    // Only where the tenant lets its identity provider take over users that were made by hand.
    private async Task<CreatedUser> AdoptAsync(CreateUserCommand command, User existing, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        if (!tenant.AssumesControlOfExisting || existing.ExternalId is not null)
        {
            throw new UserNameTaken();
        }

        var held = await bindings.OfUserAsync(existing.TenantId, existing.Id, cancellationToken);
        var wanted = UserReplacement.Of(command.Resource, existing);
        var view = await rewriting.StoreAsync(rewriting.Rewrite(existing, held, wanted, command.Actor), cancellationToken);
        return new CreatedUser(view, IsNew: false);
    }
}
