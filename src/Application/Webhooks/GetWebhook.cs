using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

public sealed record GetWebhookQuery(TenantId Tenant, WebhookId Id) : IQuery<WebhookView>;

internal sealed class GetWebhookHandler(IWebhookQueries webhooks) : IRequestHandler<GetWebhookQuery, WebhookView>
{
    public Task<WebhookView> Handle(GetWebhookQuery query, CancellationToken cancellationToken) =>
        webhooks.GetAsync(query.Tenant, query.Id, cancellationToken);
}
