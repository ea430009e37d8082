using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Audit;

/// <summary>Records of the audit, to be shown.</summary>
public interface IAuditQueries
{
    /// <summary>The tenant's records, newest first.</summary>
    /// <param name="tenant">whose; the tenant itself may be gone</param>
    /// <param name="filter">only those that fit</param>
    /// <param name="before">only older ones than this; null for the newest</param>
    /// <param name="count">how many at most</param>
    /// <param name="cancellationToken">ends the query</param>
    Task<IReadOnlyList<AuditEventView>> ListAsync(
        TenantId tenant, AuditFilter filter, KeysetPosition? before, int count, CancellationToken cancellationToken);

    /// <summary>Whether there is any record of the tenant.</summary>
    Task<bool> KnowsAsync(TenantId tenant, CancellationToken cancellationToken);
}

/// <summary>What a record has to be; null means anything.</summary>
/// <param name="Action">what happened</param>
/// <param name="Actor">who did it</param>
/// <param name="Target">to what</param>
/// <param name="From">at this time or later</param>
/// <param name="To">before this time</param>
public sealed record AuditFilter(string? Action, string? Actor, Guid? Target, DateTimeOffset? From, DateTimeOffset? To);
