using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Switches off a webhook whose receiver is there no more; nobody asked for it.</summary>
public sealed record DisableWebhookCommand(TenantId Tenant, WebhookId Id, string Reason) : ICommand<Unit>, IRepeatable;

internal sealed class DisableWebhookHandler(IWebhookRepository webhooks, IUnitOfWork unitOfWork, TimeProvider time) : IRequestHandler<DisableWebhookCommand, Unit>
{
    public async Task<Unit> Handle(DisableWebhookCommand command, CancellationToken cancellationToken)
    {
        var webhook = await webhooks.FindAsync(command.Tenant, command.Id, cancellationToken);
        webhook?.Disable(command.Reason, time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return Unit.Value;
    }
}
