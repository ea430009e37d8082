using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Loads users and makes them what a PATCH or a PUT says, up to storing them.</summary>
public sealed class UserChange(IUserRepository users, UserRewriting rewriting, ITenantSchemas schemas, ScimSettings settings)
{
    internal async Task<ChangedUser> ApplyAsync(PatchUserCommand command, CancellationToken cancellationToken)
    {
        settings.Budgets.Require(command.Operations);
        var (user, held) = await users.GetWithRolesAsync(command.Tenant, command.Id, cancellationToken);
        command.Expected.Require(user.Version);
        var roles = held.Select(binding => new UserRole(binding.Name, binding.Label));
        var type = (await schemas.OfAsync(command.Tenant, cancellationToken)).User;
        var resource = UserResourceMapper.ToResource(type, user.Id, user.Document, roles, user.PasswordHash is not null);
        var patched = PatchEngine.Apply(resource, command.Operations, command.Profile, cancellationToken);
        return rewriting.Rewrite(user, held, patched, command.Actor);
    }

    internal async Task<ChangedUser> ApplyAsync(ReplaceUserCommand command, CancellationToken cancellationToken)
    {
        var (user, held) = await users.GetWithRolesAsync(command.Tenant, command.Id, cancellationToken);
        command.Expected.Require(user.Version);
        return rewriting.Rewrite(user, held, UserReplacement.Of(command.Resource, user), command.Actor);
    }
}
