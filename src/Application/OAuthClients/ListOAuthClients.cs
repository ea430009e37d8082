using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>The tenant's clients, newest first.</summary>
public sealed record ListOAuthClientsQuery(TenantId Tenant, int Page, int PerPage) : IQuery<Page<OAuthClientView>>, IPagedQuery;

internal sealed class ListOAuthClientsValidator : AbstractValidator<ListOAuthClientsQuery>
{
    public ListOAuthClientsValidator() => this.AddPageRules();
}

internal sealed class ListOAuthClientsHandler(IOAuthClientQueries clients) : IRequestHandler<ListOAuthClientsQuery, Page<OAuthClientView>>
{
    public Task<Page<OAuthClientView>> Handle(ListOAuthClientsQuery query, CancellationToken cancellationToken) =>
        clients.ListAsync(query.Tenant, query.ToPageRequest(), cancellationToken);
}
