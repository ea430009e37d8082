using AutoMapper;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

internal sealed class RoleBindingQueries(ScimPlatformDbContext context, IMapper mapper) : IRoleBindingQueries
{
    public Task<Page<RoleBindingView>> ListAsync(
        TenantId tenant, RoleBindingFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var bindings = context.RoleBindings.AsNoTracking().Where(binding => binding.TenantId == tenant);
        if (filter.User is { } user)
        {
            bindings = bindings.Where(binding => binding.UserId == user);
        }

        if (filter.Namespace is { } @namespace)
        {
            bindings = bindings.Where(binding => binding.Namespace == @namespace);
        }

        if (filter.Role is { } role)
        {
            bindings = bindings.Where(binding => binding.Role == role);
        }

        return bindings.OrderBy(binding => binding.CreatedAt).ThenBy(binding => binding.Ordinal).ThenBy(binding => binding.Id)
            .ToPageAsync(page, mapper.Map<RoleBindingView>, cancellationToken);
    }
}
