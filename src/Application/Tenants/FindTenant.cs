using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Tenants;

/// <summary>The tenant with that id or that slug, or null.</summary>
public sealed record FindTenantQuery(string IdOrSlug) : IQuery<TenantView?>, IAside;

internal sealed class FindTenantHandler(ITenantQueries tenants) : IRequestHandler<FindTenantQuery, TenantView?>
{
    public Task<TenantView?> Handle(FindTenantQuery query, CancellationToken cancellationToken) =>
        tenants.FindAsync(query.IdOrSlug, cancellationToken);
}
