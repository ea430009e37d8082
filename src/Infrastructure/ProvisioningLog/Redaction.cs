using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Infrastructure.ProvisioningLog;

/// <summary>Makes of an exchange what may be kept of it.</summary>
internal static class Redaction
{
    public static ProvisioningEntry Of(ProvisioningExchange exchange, int maxBodySize)
    {
        var request = Body(exchange.Request, isOurs: false, exchange.Schemas, maxBodySize);
        var response = Body(exchange.Response, isOurs: true, exchange.Schemas, maxBodySize);
        return new ProvisioningEntry
        {
            Id = Guid.CreateVersion7(exchange.At),
            TenantId = exchange.Tenant,
            OccurredAt = exchange.At,
            Caller = Cut(Masked(exchange.Caller), ProvisioningEntry.MaxCallerLength)!,
            Method = Masked(exchange.Method)!,
            Path = Cut(Masked(UrlRedaction.Path(exchange.Path, exchange.Schemas)), ProvisioningEntry.MaxPathLength)!,
            Query = Cut(Masked(UrlRedaction.Query(exchange.Query, exchange.Schemas)), ProvisioningEntry.MaxQueryLength),
            Status = exchange.Status,
            ScimType = exchange.ScimType,
            DurationMs = (int)Math.Min(exchange.Duration.TotalMilliseconds, int.MaxValue),
            ResourceId = LastId(exchange.Location) ?? LastId(exchange.Path),
            TraceId = exchange.TraceId,
            RequestBody = Masked(request.Json),
            RequestIsCut = request.IsCut,
            ResponseBody = Masked(response.Json),
            ResponseIsCut = response.IsCut,
        };
    }

    private static RedactedBody Body(KeptBytes body, bool isOurs, SchemaRegistry schemas, int maxSize) => body.Bytes.IsEmpty
        ? new RedactedBody(null, !body.IsWhole)
        : BodyRedaction.Of(body.Bytes.Span, body.IsWhole, isOurs, maxSize, schemas);

    // Whatever was kept: a secret is none of it, wherever a client put it.
    private static string? Masked(string? text) => text is null ? null : SecretText.Mask(text, "***");

    private static string? Cut(string? text, int longest) => text?.Length > longest ? text[..longest] : text;

    private static Guid? LastId(string? path) => Uuid.OrNull(path?.TrimEnd('/').Split('/')[^1]);
}
