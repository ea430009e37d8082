using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>An event on its way to a webhook.</summary>
public sealed class WebhookDelivery : ITimeOrdered
{
    public const int MaxTypeLength = 64;
    public const int MaxErrorLength = 100;

    public Guid Id { get; init; }

    public WebhookId WebhookId { get; init; }

    public TenantId TenantId { get; init; }

    /// <summary>Since when it is on its way.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>The event's place in the feed; 0 for a test.</summary>
    public long Sequence { get; init; }

    public Guid EventId { get; init; }

    public string Type { get; init; } = null!;

    /// <summary>What the event tells of: events of one thing are sent one after the other.</summary>
    public Guid TargetId { get; init; }

    public DeliveryStatus Status { get; set; }

    public int? ResponseStatus { get; set; }

    public string? Error { get; set; }

    public int Attempts { get; set; }

    /// <summary>When its attempts began, of which there are some for three days.</summary>
    public DateTimeOffset Since { get; set; }

    public DateTimeOffset? LastAttemptAt { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    public bool IsTest => Sequence == 0;

    public DeliveryView ToView() => new(
        Id,
        WebhookId.Value,
        EventId,
        IsTest ? null : Sequence,
        Type,
        DeliveryStatuses.Name(Status),
        ResponseStatus,
        Error,
        Attempts,
        OccurredAt,
        LastAttemptAt,
        NextAttemptAt);

    /// <summary>Notes what came of an attempt, and when the next one comes, if one does.</summary>
    public void Note(SendOutcome outcome, DateTimeOffset now, Func<double> random)
    {
        Attempts++;
        (LastAttemptAt, ResponseStatus, Error) = (now, outcome.Status, outcome.Error);
        Status = outcome.IsTaken ? DeliveryStatus.Delivered : outcome.IsFinal || RetrySchedule.IsOver(Since, now) ? DeliveryStatus.Dead : DeliveryStatus.Pending;
        NextAttemptAt = Status == DeliveryStatus.Pending ? RetrySchedule.Next(Attempts, Since, now, random()) : null;
    }
}
