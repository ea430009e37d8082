using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class UserRepository(ScimPlatformDbContext context) : IUserRepository
{
    public void Add(User user) => context.Add(user);

    public Task<User?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        context.Users.FirstOrDefaultAsync(user => user.Id == id && user.TenantId == tenant, cancellationToken);

    // Most users have no roles: whether this one has is asked along, and its version tells when that changes meanwhile.
    public async Task<(User User, IReadOnlyList<RoleBinding> Roles)?> FindWithRolesAsync(
        TenantId tenant, UserId id, CancellationToken cancellationToken)
    {
        var found = await context.Users.Where(user => user.Id == id && user.TenantId == tenant)
            .Select(user => new { User = user, HasRoles = context.RoleBindings.Any(binding => binding.UserId == user.Id) })
            .FirstOrDefaultAsync(cancellationToken);
        return found switch
        {
            null => null,
            { HasRoles: false } => (found.User, []),
            _ => (found.User, await new RoleBindingRepository(context).OfUserAsync(tenant, id, cancellationToken)),
        };
    }

    public Task<User?> FindByUserNameAsync(TenantId tenant, UserName userName, CancellationToken cancellationToken)
    {
        var key = userName.Key;
        return context.Users.FirstOrDefaultAsync(user => user.TenantId == tenant && user.UserNameKey == key, cancellationToken);
    }

    public void Remove(User user) => context.Users.Remove(user);
}
