using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

internal static class UserLookup
{
    /// <exception cref="Refusal">the tenant has no such user</exception>
    public static async Task<User> GetAsync(
        this IUserRepository users, TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        await users.FindAsync(tenant, id, cancellationToken) ?? throw new Refusal(Error.NotFound("User"));

    /// <inheritdoc cref="GetAsync"/>
    public static async Task<(User User, IReadOnlyList<RoleBinding> Roles)> GetWithRolesAsync(
        this IUserRepository users, TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        await users.FindWithRolesAsync(tenant, id, cancellationToken) ?? throw new Refusal(Error.NotFound("User"));
}
