using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <param name="Only">the one tenant that the caller may see; null for all</param>
/// <param name="Page">from 1</param>
/// <param name="PerPage">how many at once</param>
public sealed record ListTenantsQuery(TenantId? Only, int Page, int PerPage) : IQuery<Page<TenantView>>, IPagedQuery;

internal sealed class ListTenantsValidator : AbstractValidator<ListTenantsQuery>
{
    public ListTenantsValidator() => this.AddPageRules();
}

internal sealed class ListTenantsHandler(ITenantQueries tenants) : IRequestHandler<ListTenantsQuery, Page<TenantView>>
{
    public Task<Page<TenantView>> Handle(ListTenantsQuery query, CancellationToken cancellationToken) =>
        tenants.ListAsync(query.Only, query.ToPageRequest(), cancellationToken);
}
