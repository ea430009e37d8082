using System.Globalization;
using System.Net.Http.Headers;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Outbound;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>Sends a message and tells what came of it. Nothing of the receiver's answer is kept but its status and how long it wants to be left alone.</summary>
internal sealed class WebhookSender(IOutboundHttp http, TimeProvider time)
{
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private const int FirstSuccess = 200;
    private const int BehindSuccess = 300;

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.Body is null)
        {
            return new SendOutcome(null, "The event is kept no more.") { IsFinal = true };
        }

        try
        {
            var response = await http.SendAsync(
                new OutboundRequest(message.Target, new OutboundLimits(TimeLimit, MaxBytes: null)) { Headers = message.Headers, Body = message.Body }, cancellationToken);
            return response.Status is >= FirstSuccess and < BehindSuccess
                ? new SendOutcome(response.Status, null)
                : new SendOutcome(response.Status, $"The receiver answered {response.Status.ToString(CultureInfo.InvariantCulture)}.", Pause(response.RetryAfter));
        }
        catch (OutboundFailure failure)
        {
            return new SendOutcome(failure.Status, failure.Message);
        }
    }

    // Seconds or a date (RFC 9110 section 10.2.3); never longer than the longest pause between attempts.
    private TimeSpan? Pause(string? retryAfter)
    {
        if (!RetryConditionHeaderValue.TryParse(retryAfter, out var value))
        {
            return null;
        }

        var pause = value.Delta ?? (value.Date - time.Now()) ?? TimeSpan.Zero;
        return pause <= TimeSpan.Zero ? null : pause < RetrySchedule.Longest ? pause : RetrySchedule.Longest;
    }
}
