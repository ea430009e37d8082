using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Changes what is not null.</summary>
public sealed record PatchWebhookCommand(
    TenantId Tenant, WebhookId Id, string? Url, IReadOnlyList<string>? Types, bool? IncludeResource, bool? Enabled) : ICommand<WebhookView>, IRepeatable;

internal sealed class PatchWebhookValidator : AbstractValidator<PatchWebhookCommand>
{
    public PatchWebhookValidator() => RuleFor(command => command.Types).EventTypes();
}

internal sealed class PatchWebhookHandler(
    IWebhookRepository webhooks, IWebhookTargets targets, IWebhookDeliveries deliveries, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<PatchWebhookCommand, WebhookView>
{
    public async Task<WebhookView> Handle(PatchWebhookCommand command, CancellationToken cancellationToken)
    {
        await targets.RequireAsync(command.Url, cancellationToken);
        var webhook = await webhooks.GetAsync(command.Tenant, command.Id, cancellationToken);
        Apply(command, webhook, time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        deliveries.Wake();
        return WebhookView.Of(webhook);
    }

    private static void Apply(PatchWebhookCommand command, Webhook webhook, DateTimeOffset now)
    {
        if (command.Url is not null)
        {
            webhook.SendTo(command.Url, now);
        }

        if (command.Types is not null)
        {
            webhook.Tell(command.Types, now);
        }

        if (command.IncludeResource is { } include)
        {
            webhook.SendResources(include, now);
        }

        if (command.Enabled == true)
        {
            webhook.Enable(now);
        }
        else if (command.Enabled == false)
        {
            webhook.Disable(reason: null, now);
        }
    }
}
