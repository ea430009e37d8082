using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.TenantSchemas;

public sealed record ListTenantSchemasQuery(TenantId Tenant, int Page, int PerPage) : IQuery<Page<TenantSchemaView>>, IPagedQuery;

internal sealed class ListTenantSchemasValidator : AbstractValidator<ListTenantSchemasQuery>
{
    public ListTenantSchemasValidator() => this.AddPageRules();
}

internal sealed class ListTenantSchemasHandler(ITenantSchemaQueries schemas)
    : IRequestHandler<ListTenantSchemasQuery, Page<TenantSchemaView>>
{
    public Task<Page<TenantSchemaView>> Handle(ListTenantSchemasQuery query, CancellationToken cancellationToken) =>
        schemas.ListAsync(query.Tenant, query.ToPageRequest(), cancellationToken);
}
