namespace ScimPlatform.Domain.Webhooks;

/// <summary>In what form events are sent.</summary>
public enum WebhookFormat
{
    /// <summary>JSON, signed with the webhook's secret as Standard Webhooks says.</summary>
    Standard,

    /// <summary>Security event tokens (RFC 9967), signed with the server's key.</summary>
    Set,
}
