using ScimPlatform.Application.Common.Outbound;

namespace ScimPlatform.Infrastructure.Webhooks;

/// <summary>What is sent for one delivery; without a body where there is nothing to send any more.</summary>
/// <param name="Target">where to</param>
/// <param name="Headers">the signature among them</param>
/// <param name="Body">null where the event is kept no more</param>
internal sealed record OutgoingMessage(Uri Target, IReadOnlyList<KeyValuePair<string, string>> Headers, OutboundBody? Body);
