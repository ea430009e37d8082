using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Sends a webhook an event of the type <c>webhook.test</c>, by the way that all take.</summary>
public sealed record TestWebhookCommand(TenantId Tenant, WebhookId Id) : ICommand<DeliveryView>, IRepeatable
{
    public const string Type = "webhook.test";
}

internal sealed class TestWebhookHandler(IWebhookRepository webhooks, IWebhookDeliveries deliveries, IUnitOfWork unitOfWork, ISharedClock clock)
    : IRequestHandler<TestWebhookCommand, DeliveryView>
{
    public async Task<DeliveryView> Handle(TestWebhookCommand command, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.GetAsync(command.Tenant, command.Id, cancellationToken);
        var added = webhook.Enabled ? await deliveries.AddTestAsync(webhook, await clock.NowAsync(cancellationToken), cancellationToken) : throw new WebhookNotEnabled();
        await unitOfWork.SaveChangesAsync(cancellationToken);
        deliveries.Wake();
        return added;
    }
}
