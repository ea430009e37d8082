using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Sends an event to a webhook again, whatever came of it before, under the id that it had.</summary>
public sealed record RedeliverDeliveryCommand(TenantId Tenant, WebhookId Webhook, Guid Delivery) : ICommand<DeliveryView>, IRepeatable;

internal sealed class RedeliverDeliveryHandler(IWebhookRepository webhooks, IWebhookDeliveries deliveries, IUnitOfWork unitOfWork, ISharedClock clock)
    : IRequestHandler<RedeliverDeliveryCommand, DeliveryView>
{
    public async Task<DeliveryView> Handle(RedeliverDeliveryCommand command, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.GetAsync(command.Tenant, command.Webhook, cancellationToken);
        var begun = await deliveries.BeginAgainAsync(webhook, command.Delivery, await clock.NowAsync(cancellationToken), cancellationToken)
            ?? throw new Refusal(Error.NotFound("Delivery"));
        await unitOfWork.SaveChangesAsync(cancellationToken);
        deliveries.Wake();
        return begun;
    }
}
