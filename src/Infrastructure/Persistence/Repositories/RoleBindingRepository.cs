using Microsoft.EntityFrameworkCore;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Persistence.Repositories;

internal sealed class RoleBindingRepository(ScimPlatformDbContext context) : IRoleBindingRepository
{
    public void Add(RoleBinding binding) => context.Add(binding);

    public Task<RoleBinding?> FindAsync(TenantId tenant, RoleBindingId id, CancellationToken cancellationToken) =>
        context.RoleBindings.SingleOrDefaultAsync(binding => binding.Id == id && binding.TenantId == tenant, cancellationToken);

    public async Task<IReadOnlyList<RoleBinding>> OfUserAsync(TenantId tenant, UserId user, CancellationToken cancellationToken) =>
        await context.RoleBindings.Where(binding => binding.UserId == user && binding.TenantId == tenant)
            .OrderBy(binding => binding.Ordinal).ToListAsync(cancellationToken);

    public void Remove(RoleBinding binding) => context.RoleBindings.Remove(binding);
}
