using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Infrastructure.ProvisioningLog;

/// <summary>Makes of an exchange what may be kept of it.</summary>
internal static class Redaction
{
    public static ProvisioningEntry Of(ProvisioningExchange exchange, int maxBodySize)
    {
        var request = Body(exchange.Request, isOurs: false, maxBodySize);
        var response = Body(exchange.Response, isOurs: true, maxBodySize);
        return new ProvisioningEntry
        {
            Id = Guid.CreateVersion7(exchange.At),
            TenantId = exchange.Tenant,
            OccurredAt = exchange.At,
            Caller = Cut(exchange.Caller, ProvisioningEntry.MaxCallerLength)!,
            Method = exchange.Method,
            Path = Cut(UrlRedaction.Path(exchange.Path), ProvisioningEntry.MaxPathLength)!,
            Query = Cut(UrlRedaction.Query(exchange.Query), ProvisioningEntry.MaxQueryLength),
            Status = exchange.Status,
            ScimType = exchange.ScimType,
            DurationMs = (int)Math.Min(exchange.Duration.TotalMilliseconds, int.MaxValue),
            ResourceId = LastId(exchange.Location) ?? LastId(exchange.Path),
            TraceId = exchange.TraceId,
            RequestBody = request.Json,
            RequestIsCut = request.IsCut,
            ResponseBody = response.Json,
            ResponseIsCut = response.IsCut,
        };
    }

    private static RedactedBody Body(KeptBytes body, bool isOurs, int maxSize) => body.Bytes.IsEmpty
        ? new RedactedBody(null, !body.IsWhole)
        : BodyRedaction.Of(body.Bytes.Span, body.IsWhole, isOurs, maxSize);

    private static string? Cut(string? text, int longest) => text?.Length > longest ? text[..longest] : text;

    private static Guid? LastId(string? path) => Uuid.OrNull(path?.TrimEnd('/').Split('/')[^1]);
}
