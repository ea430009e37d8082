namespace ScimPlatform.Application.Webhooks;

/// <summary>One event on its way to one webhook.</summary>
/// <param name="Id">by which its receiver knows it, however often it is sent</param>
/// <param name="WebhookId">to which</param>
/// <param name="EventId">of which event; of a test, its own</param>
/// <param name="Sequence">the event's place in the feed; null for a test</param>
/// <param name="Type">what happened</param>
/// <param name="Status">pending, delivered or dead</param>
/// <param name="ResponseStatus">what the receiver answered last; null where it did not answer</param>
/// <param name="Error">why the last attempt failed</param>
/// <param name="Attempts">how often it was sent</param>
/// <param name="CreatedAt">since when it is on its way</param>
/// <param name="LastAttemptAt">when it was sent last</param>
/// <param name="NextAttemptAt">when it will be sent again; null where it will not</param>
public sealed record DeliveryView(
    Guid Id,
    Guid WebhookId,
    Guid EventId,
    long? Sequence,
    string Type,
    string Status,
    int? ResponseStatus,
    string? Error,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastAttemptAt,
    DateTimeOffset? NextAttemptAt);

/// <summary>How far a delivery has come.</summary>
public enum DeliveryStatus
{
    /// <summary>To be sent, for the first time or again.</summary>
    Pending,

    /// <summary>Taken by its receiver.</summary>
    Delivered,

    /// <summary>Given up.</summary>
    Dead,
}

/// <summary>States by their names.</summary>
public static class DeliveryStatuses
{
    public static IReadOnlyList<string> Known { get; } = ["pending", "delivered", "dead"];

    public static string Name(DeliveryStatus status) => Known[(int)status];

    public static DeliveryStatus? Of(string? name) => name is null ? null : (DeliveryStatus)Known.ToList().IndexOf(name);
}
