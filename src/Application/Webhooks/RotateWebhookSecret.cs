using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Gives a webhook another secret. For a day messages are signed with both.</summary>
public sealed record RotateWebhookSecretCommand(TenantId Tenant, WebhookId Id, IdempotencyKey? Key = null)
    : ICommand<CreatedWebhook>, IKeyedCommand, IRepeatable
{
    async Task<object?> IKeyedCommand.RecallAsync(IMediator sender, IdempotencyKey key, CancellationToken cancellationToken) =>
        await sender.Send(new RecallWebhookQuery(Tenant, key, Id), cancellationToken);
}

internal sealed class RotateWebhookSecretHandler(IWebhookRepository webhooks, IWebhookSecrets secrets, MintStorage storage, TimeProvider time)
    : IRequestHandler<RotateWebhookSecretCommand, CreatedWebhook>
{
    public async Task<CreatedWebhook> Handle(RotateWebhookSecretCommand command, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.GetAsync(command.Tenant, command.Id, cancellationToken);
        var secret = WebhookSecret.Generate();
        var (sealedSecret, now) = (secrets.Seal(webhook.Id, secret), time.Now());
        webhook.Rotate(sealedSecret, now);
        await storage.StoreSealedAsync(new Mint(Guid.CreateVersion7(now), command.Tenant), sealedSecret, command.Key, cancellationToken);
        return new CreatedWebhook(WebhookView.Of(webhook), secret.Reveal());
    }
}
