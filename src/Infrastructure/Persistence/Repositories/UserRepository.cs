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
        var rows = await loads.UserWithRoles(context, tenant, id).ToListAsync(cancellationToken);
        return rows switch
        {
            [] => null,
            [{ IsLong: true } row] => (row.User, await new RoleBindingRepository(context).OfUserAsync(tenant, id, cancellationToken)),
            _ => (rows[0].User, [.. rows.Select(row => row.Role).OfType<RoleBinding>().OrderBy(role => role.Ordinal)]),
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
