using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Jobs;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>Tells this node that there may be something to send before it would look by itself.</summary>
internal sealed class WebhookSignal : INumberedRecords
{
    private readonly JobSignal<WebhookDeliverer> signal = new();
    private volatile bool hasWebhooks = true;

    /// <summary>Whether there were any when this node looked last: without any, events are of no interest.</summary>
    public bool HasWebhooks
    {
        get => hasWebhooks;
        set => hasWebhooks = value;
    }

    public void Set()
    {
        hasWebhooks = true;
        signal.Set();
    }

    public void Numbered(TenantId tenant)
    {
        if (hasWebhooks)
        {
            signal.Set();
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => signal.WaitAsync(cancellationToken);
}
