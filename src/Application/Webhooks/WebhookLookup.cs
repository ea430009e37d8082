using FluentValidation;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

internal static class WebhookLookup
{
    private static readonly Error Missing = Error.NotFound("Webhook");

    /// <exception cref="Refusal">the tenant has no such webhook</exception>
    public static async Task<Webhook> GetAsync(this IWebhookRepository webhooks, TenantId tenant, WebhookId id, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(tenant, id, cancellationToken) ?? throw new Refusal(Missing);

    /// <exception cref="Refusal">the tenant has no such webhook</exception>
    public static async Task<WebhookView> GetAsync(this IWebhookQueries webhooks, TenantId tenant, WebhookId id, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(tenant, id, cancellationToken) ?? throw new Refusal(Missing);

    /// <exception cref="Refusal">invalid: it leads to where nothing may be sent</exception>
    public static async Task RequireAsync(this IWebhookTargets targets, string? url, CancellationToken cancellationToken)
    {
        var fault = url is null ? null : await targets.FaultAsync(url, cancellationToken);
        if (fault is not null)
        {
            throw new Refusal(Error.Invalid(new FieldError(FieldSource.Body, "url", FieldProblem.BadForm, fault)));
        }
    }

    /// <summary>Each of them is a type of events, and there is one at least.</summary>
    public static void EventTypes<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(types => types is not { Count: 0 }).WithProblem(FieldProblem.TooFew, "must name one at least; leave it out for all")
        .Must(types => types is null || types.All(AuditActions.Known.Contains))
        .WithProblem(FieldProblem.NotOneOf, $"must be some of {string.Join(", ", AuditActions.Known)}");
}
