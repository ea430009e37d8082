using System.Net.Sockets;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Infrastructure.Outbound;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>
/// Tells whoever names a target at once what sending would meet. What guards is the sending itself, which checks the very address that it
/// connects to.
/// </summary>
internal sealed class WebhookTargets(INameResolution names, OutboundSettings settings, TimeProvider time) : IWebhookTargets
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public async Task<string?> FaultAsync(string url, CancellationToken cancellationToken)
    {
        if (OutboundAddress.TryParse(url, settings) is not { } target)
        {
            return $"must be an absolute https URL of a public host, without user information and fragment, of at most {OutboundAddress.MaxLength} characters";
        }

        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var addresses = await names.ResolveAsync(target.IdnHost, either.Token);
            return addresses.Length == 0 ? "must name a host that resolves"
                : target.IsLoopback || addresses.All(PublicAddresses.Contains) ? null
                : "must name a host whose addresses are public";
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return "must name a host that resolves";
        }
    }
}
