using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class UserRepository(ScimPlatformDbContext context, LoadQueries loads) : IUserRepository
{
    public void Add(User user) => context.Add(user);

    public Task<User?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        loads.User(context, tenant, id, cancellationToken);

    public async Task<(User User, IReadOnlyList<RoleBinding> Roles)?> FindWithRolesAsync(
        TenantId tenant, UserId id, CancellationToken cancellationToken)
    {
        return await loads.UserWithRoles(context, tenant, id, cancellationToken) switch
        {
            null => null,
            { HasRoles: false } found => (found.User, []),
            var found => (found.User, await new RoleBindingRepository(context).OfUserAsync(tenant, id, cancellationToken)),
        };
    }

    public Task<User?> FindByUserNameAsync(TenantId tenant, UserName userName, CancellationToken cancellationToken) =>
        loads.UserNamed(context, tenant, userName.Key, cancellationToken);

    public void Remove(User user)
    {
        context.AppendLosses(user.TenantId, user.Id.Value, isGroup: false);
        context.Users.Remove(user);
    }
}
