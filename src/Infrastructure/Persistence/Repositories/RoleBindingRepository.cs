using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class RoleBindingRepository(ScimPlatformDbContext context) : IRoleBindingRepository
{
    private static readonly TrackedRows<RoleBinding> OfUser =
        new("[UserId] = @user AND [TenantId] = @tenant ORDER BY [Ordinal]", "user", "tenant");

    public void Add(RoleBinding binding) => context.Track(binding);

    public Task<RoleBinding?> FindAsync(TenantId tenant, RoleBindingId id, CancellationToken cancellationToken) =>
        context.RoleBindings.SingleOrDefaultAsync(binding => binding.Id == id && binding.TenantId == tenant, cancellationToken);

    public Task<IReadOnlyList<RoleBinding>> OfUserAsync(TenantId tenant, UserId user, CancellationToken cancellationToken) =>
        context.LoadAsync(OfUser, [user.Value, tenant.Value], cancellationToken);

    public void Remove(RoleBinding binding) => context.RoleBindings.Remove(binding);
}
