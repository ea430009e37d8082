using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>
/// How many users and groups a tenant has, so that a list says its total without counting rows. It changes in the transaction of the change
/// that it counts, and what counts is the sum of a tenant's rows: where writers do not take turns anyway, they meet less on several.
/// </summary>
public sealed class DirectoryTotal
{
    public TenantId TenantId { get; init; }

    /// <summary>Which of the tenant's rows; its part of the sum may be negative.</summary>
    public int Share { get; init; }

    public int Users { get; init; }

    public int Groups { get; init; }
}
