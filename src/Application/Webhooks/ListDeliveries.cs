using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>What was sent to a webhook and what came of it, newest first.</summary>
public sealed record ListDeliveriesQuery(TenantId Tenant, WebhookId Webhook, string? Status, int Limit, string? Cursor)
    : IQuery<KeysetPage<DeliveryView>>, IFeedQuery;

internal sealed class ListDeliveriesValidator : AbstractValidator<ListDeliveriesQuery>
{
    public ListDeliveriesValidator()
    {
        this.AddFeedRules();
        RuleFor(query => query.Status).OneOf(DeliveryStatuses.Known);
    }
}

internal sealed class ListDeliveriesHandler(IWebhookQueries webhooks, Feed feed) : IRequestHandler<ListDeliveriesQuery, KeysetPage<DeliveryView>>
{
    public async Task<KeysetPage<DeliveryView>> Handle(ListDeliveriesQuery query, CancellationToken cancellationToken)
    {
        await webhooks.GetAsync(query.Tenant, query.Webhook, cancellationToken);
        return await feed.StepAsync(
            query,
            new CursorScope(query.Tenant.Value, "Deliveries", $"{query.Webhook} {query.Status}", Sort: null),
            (before, count) => webhooks.DeliveriesAsync(
                query.Tenant, query.Webhook, DeliveryStatuses.Of(query.Status), before, count, cancellationToken),
            found => new KeysetPosition(found.CreatedAt, found.Id));
    }
}
