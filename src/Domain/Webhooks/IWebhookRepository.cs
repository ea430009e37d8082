using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Webhooks;

/// <summary>Webhooks, to be changed. A change is stored when the unit of work is saved.</summary>
public interface IWebhookRepository
{
    /// <summary>Adds a webhook; it is told of events from now on.</summary>
    Task AddAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <returns>the tenant's webhook, or null: one of another tenant is not found</returns>
    Task<Webhook?> FindAsync(TenantId tenant, WebhookId id, CancellationToken cancellationToken);

    /// <summary>How many the tenant has.</summary>
    Task<int> CountAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Removes the webhook with its deliveries.</summary>
    void Remove(Webhook webhook);
}
