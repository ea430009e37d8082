using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Webhooks;

/// <summary>A new webhook.</summary>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
/// <param name="Url">where it sends: https, a public host; left out for a stream of security event tokens that is polled</param>
/// <param name="Types">the types of events that it tells; all when left out</param>
/// <param name="Format">standard (JSON, Standard Webhooks) or set (security event tokens, RFC 9967); standard when left out</param>
/// <param name="IncludeResource">whether the resource is sent along as it is then; not when left out</param>
/// <param name="Enabled">whether it begins at once; it does when left out</param>
public sealed record CreateWebhookRequest(
    Guid? TenantId,
    [property: Constraints(MaxLength = OutboundAddress.MaxLength, Example = "https://198.100.1.1/events")] string? Url,
    [property: Constraints(Words = typeof(AuditActions))] IReadOnlyList<string>? Types,
    [property: Constraints(Words = typeof(WebhookFormats))] string? Format,
    bool? IncludeResource,
    bool? Enabled) : IRequestBody<CreateWebhookRequest>
{
    public static CreateWebhookRequest Read(JsonFields fields) => new(
        fields.Uuid("tenant_id"), fields.Text("url"), fields.TextList("types"), fields.Text("format"), fields.Flag("include_resource"), fields.Flag("enabled"));
}

/// <summary>What to change of a webhook; what is left out stays.</summary>
/// <param name="Url">where it sends: https, a public host</param>
/// <param name="Types">the types of events that it tells</param>
/// <param name="IncludeResource">whether the resource is sent along as it is then</param>
/// <param name="Enabled">whether it sends</param>
public sealed record PatchWebhookRequest(
    [property: Constraints(MaxLength = OutboundAddress.MaxLength, Example = "https://198.100.1.1/events")] string? Url,
    [property: Constraints(Words = typeof(AuditActions))] IReadOnlyList<string>? Types,
    bool? IncludeResource,
    bool? Enabled) : IRequestBody<PatchWebhookRequest>
{
    public static PatchWebhookRequest Read(JsonFields fields) =>
        new(fields.Text("url"), fields.TextList("types"), fields.Flag("include_resource"), fields.Flag("enabled"));
}
