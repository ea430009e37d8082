using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Webhooks;

/// <summary>What security event tokens are verified with.</summary>
public interface IEventKeys
{
    /// <summary>The public key (RFC 7517).</summary>
    JsonObject PublicKey { get; }
}
