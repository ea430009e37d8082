using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Users;

/// <summary>Users, to be changed. A change is stored when the unit of work is saved.</summary>
public interface IUserRepository
{
    void Add(User user);

    /// <returns>the tenant's user, or null: a user of another tenant is not found</returns>
    Task<User?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken);

    /// <summary>The same, with the roles that are bound to it, in their order.</summary>
    Task<(User User, IReadOnlyList<RoleBinding> Roles)?> FindWithRolesAsync(TenantId tenant, UserId id, CancellationToken cancellationToken);

    /// <summary>The tenant's user with that name in any case, or null.</summary>
    Task<User?> FindByUserNameAsync(TenantId tenant, UserName userName, CancellationToken cancellationToken);

    /// <summary>Removes the user with its role bindings and group memberships.</summary>
    void Remove(User user);
}
