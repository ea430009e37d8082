using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Webhooks and their deliveries, to be shown.</summary>
public interface IWebhookQueries
{
    /// <summary>The tenant's webhooks, oldest first.</summary>
    Task<Page<WebhookView>> ListAsync(TenantId tenant, PageRequest page, CancellationToken cancellationToken);

    /// <returns>the tenant's webhook, or null</returns>
    Task<WebhookView?> FindAsync(TenantId tenant, WebhookId id, CancellationToken cancellationToken);

    /// <summary>The deliveries of a webhook, newest first.</summary>
    Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(
        TenantId tenant, WebhookId webhook, DeliveryStatus? status, KeysetPosition? before, int count, CancellationToken cancellationToken);
}

/// <summary>Deliveries, to be added and begun again. A change is stored when the unit of work is saved.</summary>
public interface IWebhookDeliveries
{
    /// <summary>Adds a delivery that tells of nothing.</summary>
    Task<DeliveryView> AddTestAsync(Webhook webhook, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lets a delivery begin again, with all attempts before it.</summary>
    /// <returns>the delivery, or null where there is none</returns>
    Task<DeliveryView?> BeginAgainAsync(Webhook webhook, Guid delivery, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Tells this node that there is something to send.</summary>
    void Wake();
}

/// <summary>Keeps the secrets of webhooks so that nobody who sees the database can read them.</summary>
public interface IWebhookSecrets
{
    byte[] Seal(WebhookId webhook, WebhookSecret secret);

    /// <returns>null when this server has not got the key that it was sealed with</returns>
    WebhookSecret? Open(WebhookId webhook, byte[] sealedSecret);
}

/// <summary>Says where may be sent to.</summary>
public interface IWebhookTargets
{
    /// <returns>what is wrong with the URL, or with the place that it leads to now; null when nothing is</returns>
    Task<string?> FaultAsync(string url, CancellationToken cancellationToken);
}
