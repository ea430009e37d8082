using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Application.Webhooks;

/// <summary>A webhook as it is shown: never its secret.</summary>
/// <param name="Id">which</param>
/// <param name="TenantId">whose</param>
/// <param name="Url">where it sends; null for a stream that is polled</param>
/// <param name="Types">the types of events that it tells; null for all</param>
/// <param name="Format">in what form: standard or set</param>
/// <param name="IncludeResource">whether resources are sent along, as they are then</param>
/// <param name="Enabled">whether it sends</param>
/// <param name="DisabledReason">why it does not, where nobody asked for that</param>
/// <param name="PreviousSecretUntil">until when the secret before signs as well</param>
/// <param name="CreatedAt">when it was made</param>
/// <param name="CreatedBy">by whom</param>
/// <param name="UpdatedAt">when it was changed last</param>
public sealed record WebhookView(
    Guid Id,
    Guid TenantId,
    string? Url,
    IReadOnlyList<string>? Types,
    string Format,
    bool IncludeResource,
    bool Enabled,
    string? DisabledReason,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset UpdatedAt)
{
    public static WebhookView Of(Webhook webhook) => new(
        webhook.Id.Value,
        webhook.TenantId.Value,
        webhook.Url,
        webhook.Types.Count == 0 ? null : webhook.Types,
        WebhookFormats.Name(webhook.Format),
        webhook.IncludeResource,
        webhook.Enabled,
        webhook.DisabledReason,
        webhook.PreviousSecretUntil,
        webhook.CreatedAt,
        webhook.CreatedBy,
        webhook.UpdatedAt);
}

/// <summary>Formats by their names.</summary>
public static class WebhookFormats
{
    public const string Standard = "standard";
    public const string Set = "set";

    public static IReadOnlyList<string> Known { get; } = [Standard, Set];

    public static string Name(WebhookFormat format) => format == WebhookFormat.Set ? Set : Standard;

    public static WebhookFormat Of(string? name) => name == Set ? WebhookFormat.Set : WebhookFormat.Standard;
}
