using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Gives a webhook another secret. For a day messages are signed with both.</summary>
public sealed record RotateWebhookSecretCommand(TenantId Tenant, WebhookId Id) : ICommand<CreatedWebhook>, IRepeatable;

internal sealed class RotateWebhookSecretHandler(IWebhookRepository webhooks, IWebhookSecrets secrets, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<RotateWebhookSecretCommand, CreatedWebhook>
{
    public async Task<CreatedWebhook> Handle(RotateWebhookSecretCommand command, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.GetAsync(command.Tenant, command.Id, cancellationToken);
        var secret = WebhookSecret.Generate();
        webhook.Rotate(secrets.Seal(webhook.Id, secret), time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return new CreatedWebhook(WebhookView.Of(webhook), secret.Reveal());
    }
}
