using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>Begins to tell somebody of a tenant's events, from now on.</summary>
/// <param name="Tenant">whose</param>
/// <param name="Url">where to; null for a stream that is polled</param>
/// <param name="Types">the types of events; null for all</param>
/// <param name="Format">standard or set; standard when null</param>
/// <param name="IncludeResource">whether resources are sent along; not when null</param>
/// <param name="Enabled">whether it begins at once; it does when null</param>
/// <param name="Actor">who asks for it</param>
/// <param name="Key">what the client calls the request</param>
public sealed record CreateWebhookCommand(
    TenantId Tenant,
    string? Url,
    IReadOnlyList<string>? Types,
    string? Format,
    bool? IncludeResource,
    bool? Enabled,
    Actor Actor,
    IdempotencyKey? Key = null)
    : ICommand<CreatedWebhook>, IKeyedCommand, IRepeatable
{
    object? IRepeatable.Contended => (Tenant, nameof(CreateWebhookCommand));

    async Task<object?> IKeyedCommand.RecallAsync(IMediator sender, IdempotencyKey key, CancellationToken cancellationToken) =>
        await sender.Send(new RecallWebhookQuery(Tenant, key, Rotated: null), cancellationToken);
}

/// <param name="Webhook">the webhook</param>
/// <param name="Secret">
/// what its messages are signed with, this once; null for security event tokens, and where a repeat may not be shown it any more
/// </param>
public sealed record CreatedWebhook(WebhookView Webhook, string? Secret) : IMinted
{
    public bool IsRepeat { get; init; }
}

internal sealed class CreateWebhookValidator : AbstractValidator<CreateWebhookCommand>
{
    public CreateWebhookValidator()
    {
        RuleFor(command => command.Url)
            .Must((command, url) => url is not null || command.Format == WebhookFormats.Set)
            .WithProblem(FieldProblem.Missing, "is missing: only a webhook of the format set can be polled instead");
        RuleFor(command => command.Types).EventTypes();
        RuleFor(command => command.Format).OneOf(WebhookFormats.Known);
    }
}

internal sealed class CreateWebhookHandler(
    IWebhookRepository webhooks, IWebhookSecrets secrets, IWebhookTargets targets, MintStorage storage, TimeProvider time)
    : IRequestHandler<CreateWebhookCommand, CreatedWebhook>
{
    public async Task<CreatedWebhook> Handle(CreateWebhookCommand command, CancellationToken cancellationToken)
    {
        await targets.RequireAsync(command.Url, cancellationToken);
        if (await webhooks.CountAsync(command.Tenant, cancellationToken) >= Webhook.MaxPerTenant)
        {
            throw new TooManyWebhooks();
        }

        var now = time.Now();
        var id = WebhookId.New(now);
        var terms = new WebhookTerms(
            command.Url, command.Types ?? [], WebhookFormats.Of(command.Format), command.IncludeResource ?? false, command.Enabled ?? true);
        var secret = terms.Format == WebhookFormat.Standard ? WebhookSecret.Generate() : null;
        var sealedSecret = secret is null ? null : secrets.Seal(id, secret);
        var webhook = Webhook.Create(id, command.Tenant, terms, sealedSecret, command.Actor, now);
        await webhooks.AddAsync(webhook, cancellationToken);
        await storage.StoreSealedAsync(new Mint(id.Value, command.Tenant), sealedSecret, command.Key, cancellationToken);
        return new CreatedWebhook(WebhookView.Of(webhook), secret?.Reveal());
    }
}
