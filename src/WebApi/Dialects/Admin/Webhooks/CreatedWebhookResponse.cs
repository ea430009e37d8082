using System.Text.Json.Serialization;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Webhooks;

/// <summary>A webhook with what its messages are signed with.</summary>
[SchemaName("CreatedWebhook")]
public sealed record CreatedWebhookResponse
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required string? Url { get; init; }

    public required IReadOnlyList<string>? Types { get; init; }

    [Constraints(Words = typeof(WebhookFormats))]
    public required string Format { get; init; }

    public required bool IncludeResource { get; init; }

    public required bool Enabled { get; init; }

    public required string? DisabledReason { get; init; }

    public required DateTimeOffset? PreviousSecretUntil { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Shown once, and to repeats under the same key for ten minutes; a webhook of the format set has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static CreatedWebhookResponse Of(CreatedWebhook created) => new()
    {
        Id = created.Webhook.Id,
        TenantId = created.Webhook.TenantId,
        Url = created.Webhook.Url,
        Types = created.Webhook.Types,
        Format = created.Webhook.Format,
        IncludeResource = created.Webhook.IncludeResource,
        Enabled = created.Webhook.Enabled,
        DisabledReason = created.Webhook.DisabledReason,
        PreviousSecretUntil = created.Webhook.PreviousSecretUntil,
        CreatedAt = created.Webhook.CreatedAt,
        CreatedBy = created.Webhook.CreatedBy,
        UpdatedAt = created.Webhook.UpdatedAt,
        Secret = created.Secret,
    };
}
