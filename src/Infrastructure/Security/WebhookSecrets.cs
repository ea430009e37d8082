using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Infrastructure.Security;

/// <summary>Data Protection, for the one purpose and the one webhook, so that a seal opens in its own row only.</summary>
internal sealed partial class WebhookSecrets(KeyRing keys, ILogger<WebhookSecrets> logger) : IWebhookSecrets
{
    private const string Purpose = "webhook secret";

    public byte[] Seal(WebhookId webhook, WebhookSecret secret) => Protector(webhook).Protect(secret.ToBytes());

    public WebhookSecret? Open(WebhookId webhook, byte[] sealedSecret)
    {
        try
        {
            return WebhookSecret.OfBytes(Protector(webhook).Unprotect(sealedSecret));
        }
        catch (CryptographicException exception)
        {
            NotOpened(webhook.Value, exception.GetType().Name);
            return null;
        }
    }

    private IDataProtector Protector(WebhookId webhook) => keys.Provider.CreateProtector(Purpose, webhook.Value.ToString());

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The secret of webhook {Webhook} cannot be opened here ({Failure}): do all nodes have the same Security:MasterKey?")]
    private partial void NotOpened(Guid webhook, string failure);
}
