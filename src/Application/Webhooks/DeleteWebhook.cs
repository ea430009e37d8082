using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Removes a webhook with its deliveries; what is on its way is not sent any more.</summary>
public sealed record DeleteWebhookCommand(TenantId Tenant, WebhookId Id) : ICommand<Unit>, IRepeatable;

internal sealed class DeleteWebhookHandler(IWebhookRepository webhooks, IUnitOfWork unitOfWork) : IRequestHandler<DeleteWebhookCommand, Unit>
{
    public async Task<Unit> Handle(DeleteWebhookCommand command, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.GetAsync(command.Tenant, command.Id, cancellationToken);
        webhook.Delete();
        webhooks.Remove(webhook);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
