using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Webhooks;

/// <summary>The webhooks of a tenant, oldest first.</summary>
public sealed record ListWebhooksQuery(TenantId Tenant, int Page, int PerPage) : IQuery<Page<WebhookView>>, IPagedQuery;

internal sealed class ListWebhooksValidator : AbstractValidator<ListWebhooksQuery>
{
    public ListWebhooksValidator() => this.AddPageRules();
}

internal sealed class ListWebhooksHandler(IWebhookQueries webhooks) : IRequestHandler<ListWebhooksQuery, Page<WebhookView>>
{
    public Task<Page<WebhookView>> Handle(ListWebhooksQuery query, CancellationToken cancellationToken) =>
        webhooks.ListAsync(query.Tenant, query.ToPageRequest(), cancellationToken);
}
