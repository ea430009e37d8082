using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Asks which webhook a key has made in the last day, or given another secret. Null is the answer when it has not.</summary>
/// <param name="Tenant">whose</param>
/// <param name="Key">what the client calls the request</param>
/// <param name="Rotated">the webhook that the key is of, where it is about another secret; null where it made one</param>
public sealed record RecallWebhookQuery(TenantId Tenant, IdempotencyKey Key, WebhookId? Rotated) : IQuery<CreatedWebhook?>;

internal sealed class RecallWebhookHandler(MintMemory memory, IWebhookQueries webhooks, IWebhookSecrets secrets)
    : IRequestHandler<RecallWebhookQuery, CreatedWebhook?>
{
    public async Task<CreatedWebhook?> Handle(RecallWebhookQuery query, CancellationToken cancellationToken)
    {
        if (await memory.FindSealedAsync(query.Tenant, query.Key, cancellationToken) is not { } made)
        {
            return null;
        }

        var id = query.Rotated ?? new WebhookId(made.Id);
        var secret = made.Secret is { } sealedSecret ? secrets.Open(id, sealedSecret) : null;
        return new CreatedWebhook(await webhooks.GetAsync(query.Tenant, id, cancellationToken), secret?.Reveal()) { IsRepeat = true };
    }
}
