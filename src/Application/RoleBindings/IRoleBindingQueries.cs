using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.RoleBindings;

/// <summary>Role bindings, to be shown.</summary>
public interface IRoleBindingQueries
{
    /// <summary>The tenant's bindings, oldest first.</summary>
    /// <param name="tenant">whose</param>
    /// <param name="filter">only those that fit</param>
    /// <param name="page">which page</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<Page<RoleBindingView>> ListAsync(
        TenantId tenant, RoleBindingFilter filter, PageRequest page, CancellationToken cancellationToken);
}

/// <summary>What a binding has to be; null means anything.</summary>
public sealed record RoleBindingFilter(UserId? User, string? Namespace, string? Role);
