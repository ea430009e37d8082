using System.Diagnostics.Metrics;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>How the sending goes. Which webhook it is does not leave the server.</summary>
internal static class WebhookMetrics
{
    private const string Outcome = "scimplatform.webhook.outcome";

    private static readonly Meter Meter = new("ScimPlatform.Infrastructure");
    private static readonly Counter<long> Attempts = Meter.CreateCounter<long>("scimplatform.webhook.attempts", "{attempt}", "Messages sent to webhooks, by outcome.");

    public static void Sent(SendOutcome outcome) =>
        Attempts.Add(1, new KeyValuePair<string, object?>(Outcome, outcome.IsTaken ? "success" : "failure"));
}
