using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>
/// How many users and groups a tenant has, so that a list says its total without counting rows. It changes in the transaction of the change
/// that it counts, and what counts is the sum of a tenant's rows: where writers do not take turns anyway, they meet less on several. A
/// tenant that nothing was ever stored in may have none.
/// </summary>
public sealed class DirectoryTotal
{
    public TenantId TenantId { get; init; }

    /// <summary>Which of the tenant's rows; its part of the sum may be negative.</summary>
    public int Share { get; init; }

    public int Users { get; init; }

    public int Groups { get; init; }

    /// <summary>
    /// In how many saves something changed that a filter over users or groups can see. In each row it only grows: two equal sums say that
    /// nothing changed between them.
    /// </summary>
    public long Changes { get; init; }
}
