using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.RoleMappings;

public sealed record ListRoleMappingsQuery(TenantId Tenant, RoleMappingFilter Filter, int Page, int PerPage)
    : IQuery<Page<RoleMappingView>>, IPagedQuery;

internal sealed class ListRoleMappingsValidator : AbstractValidator<ListRoleMappingsQuery>
{
    public ListRoleMappingsValidator() => this.AddPageRules();
}

internal sealed class ListRoleMappingsHandler(IRoleMappingQueries mappings)
    : IRequestHandler<ListRoleMappingsQuery, Page<RoleMappingView>>
{
    public Task<Page<RoleMappingView>> Handle(ListRoleMappingsQuery query, CancellationToken cancellationToken) =>
        mappings.ListAsync(query.Tenant, query.Filter, query.ToPageRequest(), cancellationToken);
}
