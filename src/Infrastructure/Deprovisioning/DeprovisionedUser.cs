using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Deprovisioning;

/// <summary>A user that was taken away under a guard, which may be gone by now.</summary>
public sealed class DeprovisionedUser
{
    public TenantId TenantId { get; init; }

    public Guid UserId { get; init; }

    /// <summary>When it was counted, in milliseconds since 1970.</summary>
    public long CountedAt { get; init; }
}
