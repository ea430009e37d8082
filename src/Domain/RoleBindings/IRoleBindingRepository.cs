using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Domain.RoleBindings;

/// <summary>Role bindings, to be changed. A change is stored when the unit of work is saved.</summary>
public interface IRoleBindingRepository
{
    void Add(RoleBinding binding);

    /// <returns>the tenant's binding, or null: a binding of another tenant is not found</returns>
    Task<RoleBinding?> FindAsync(TenantId tenant, RoleBindingId id, CancellationToken cancellationToken);

    /// <summary>The user's bindings in the order of its list of roles.</summary>
    Task<IReadOnlyList<RoleBinding>> OfUserAsync(TenantId tenant, UserId user, CancellationToken cancellationToken);

    void Remove(RoleBinding binding);
}
