using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.Auditing;

/// <summary>
/// A record of the audit. It is written once, with the change that it tells of, and outlives its tenant; only its place in the tenant's
/// chain is added, a moment later.
/// </summary>
public sealed class AuditEvent : ITimeOrdered
{
    public const int MaxNameLength = 64;
    public const int MaxActorLength = 512;
    public const int MaxIpLength = 64;
    public const int TraceIdLength = 32;

    public Guid Id { get; init; }

    public TenantId TenantId { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public string ActorIssuer { get; init; } = null!;

    public string Actor { get; init; } = null!;

    public string Action { get; init; } = null!;

    public Guid TargetId { get; init; }

    public string? Ip { get; init; }

    public string? TraceId { get; init; }

    /// <summary>A JSON object.</summary>
    public string Changes { get; init; } = null!;

    /// <summary>The place in the tenant's chain, from 1; null until it has one.</summary>
    public long? Sequence { get; set; }

    /// <summary>SHA-256 over the hash before it and everything else here; until it has a place, the code of <see cref="AuditSeal"/> over it.</summary>
    public byte[]? Hash { get; set; }
}
