using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Applies the operations to a user, all or none (RFC 7644 section 3.5.2).</summary>
public sealed record PatchUserCommand(
    TenantId Tenant,
    UserId Id,
    IReadOnlyList<PatchOperation> Operations,
    CompatibilityProfile Profile,
    ExpectedVersion Expected,
    Actor Actor) : ICommand<UserView>, IRepeatable
{
    object? IRepeatable.Contended => Id;
}

internal sealed class PatchUserHandler(
    IUserRepository users, UserRewriting rewriting, ITenantSchemas schemas, ScimSettings settings)
    : IRequestHandler<PatchUserCommand, UserView>
{
    public async Task<UserView> Handle(PatchUserCommand command, CancellationToken cancellationToken)
    {
        settings.Budgets.Require(command.Operations);
        var (user, held) = await users.GetWithRolesAsync(command.Tenant, command.Id, cancellationToken);
        command.Expected.Require(user.Version);
        var roles = held.Select(binding => new UserRole(binding.Name, binding.Label));
        var type = (await schemas.OfAsync(command.Tenant, cancellationToken)).User;
        var resource = UserResourceMapper.ToResource(type, user.Id, user.Document, roles);
        var patched = PatchEngine.Apply(resource, command.Operations, command.Profile, cancellationToken);
        return await rewriting.RewriteAsync(user, held, patched, command.Actor, cancellationToken);
    }
}
