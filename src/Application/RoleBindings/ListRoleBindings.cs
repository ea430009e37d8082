using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.RoleBindings;

public sealed record ListRoleBindingsQuery(TenantId Tenant, RoleBindingFilter Filter, int Page, int PerPage)
    : IQuery<Page<RoleBindingView>>, IPagedQuery;

internal sealed class ListRoleBindingsValidator : AbstractValidator<ListRoleBindingsQuery>
{
    public ListRoleBindingsValidator() => this.AddPageRules();
}

internal sealed class ListRoleBindingsHandler(IRoleBindingQueries bindings)
    : IRequestHandler<ListRoleBindingsQuery, Page<RoleBindingView>>
{
    public Task<Page<RoleBindingView>> Handle(ListRoleBindingsQuery query, CancellationToken cancellationToken) =>
        bindings.ListAsync(query.Tenant, query.Filter, query.ToPageRequest(), cancellationToken);
}
