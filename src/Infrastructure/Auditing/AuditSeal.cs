using System.Security.Cryptography;
using System.Text.Json;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>What ties a record to the one before it.</summary>
internal static class AuditSeal
{
    /// <summary>SHA-256 over the hash before and the record as a JSON array, in the order that docs/audit.md gives.</summary>
    public static byte[] Hash(byte[] before, AuditEvent record, long sequence) =>
        SHA256.HashData([.. before, .. Canonical(record, sequence)]);

    private static byte[] Canonical(AuditEvent record, long sequence) => JsonSerializer.SerializeToUtf8Bytes<object?[]>([
        record.TenantId.ToString(),
        sequence,
        record.Id.ToString(),
        ResourceMeta.Time(record.OccurredAt),
        record.ActorIssuer,
        record.Actor,
        record.Action,
        record.TargetId.ToString(),
        record.Ip,
        record.TraceId,
        record.Changes,
    ]);
}
