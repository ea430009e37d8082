using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.ProvisioningLog;

/// <summary>An exchange on the SCIM plane, redacted.</summary>
public sealed class ProvisioningEntry : ITimeOrdered
{
    public const int MaxPathLength = 512;
    public const int MaxQueryLength = 2048;
    public const int MaxCallerLength = 512;

    public Guid Id { get; init; }

    public TenantId TenantId { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public string Caller { get; init; } = null!;

    public string Method { get; init; } = null!;

    public string Path { get; init; } = null!;

    public string? Query { get; init; }

    public int Status { get; init; }

    public string? ScimType { get; init; }

    public int DurationMs { get; init; }

    public Guid? ResourceId { get; init; }

    public string TraceId { get; init; } = null!;

    public string? RequestBody { get; init; }

    public bool RequestIsCut { get; init; }

    public string? ResponseBody { get; init; }

    public bool ResponseIsCut { get; init; }
}
