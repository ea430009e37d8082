using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>How far a webhook has come, and which node is at work on it. A row of its own: what the sending moves is no change of the webhook.</summary>
public sealed class WebhookState
{
    public WebhookId WebhookId { get; init; }

    public TenantId TenantId { get; init; }

    /// <summary>The last event of which there is a delivery, or none because of its type.</summary>
    public long Position { get; set; }

    /// <summary>Whether so many deliveries are pending that no others are made.</summary>
    public bool IsFull { get; set; }

    /// <summary>How many attempts failed since one went well.</summary>
    public int Failures { get; set; }

    /// <summary>When the next delivery is due; null where none is.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Until when the receiver asked to be left alone.</summary>
    public DateTimeOffset? HoldUntil { get; set; }

    /// <summary>Whose turn it is; null for nobody's.</summary>
    public Guid? Lease { get; set; }

    /// <summary>Until when, whatever happens to that node.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
}
