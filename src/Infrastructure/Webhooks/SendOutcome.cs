namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>What came of sending a message.</summary>
/// <param name="Status">what the receiver answered; null where it did not</param>
/// <param name="Error">what went wrong, without anything that the receiver said</param>
/// <param name="RetryAfter">how long it asked to be left alone</param>
public sealed record SendOutcome(int? Status, string? Error, TimeSpan? RetryAfter = null)
{
    private const int Gone = 410;

    /// <summary>Whether no other attempt would go better.</summary>
    public bool IsFinal { get; init; }

    public bool IsTaken => Error is null;

    /// <summary>Whether it wants no more, ever.</summary>
    public bool IsGone => Status == Gone;
}
