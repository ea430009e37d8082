using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence.Queries.Access;

namespace ScimPlatform.Infrastructure.Sqlite.Reading;

/// <summary>SQLite answers on the thread that asks: what goes through groups and their members is asked on threads of its own.</summary>
internal sealed class SqliteAccessQueries(AccessQueries queries, DedicatedThreads threads) : IAccessQueries
{
    public Task<AccessGraph> GraphAsync(
        TenantId tenant, IReadOnlyCollection<Guid> users, RoleName? only, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.GraphAsync(tenant, users, only, cancellationToken), cancellationToken);

    public Task<AffectedUsers> ByMappingAloneAsync(
        TenantId tenant, MappingQuestion question, int most, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.ByMappingAloneAsync(tenant, question, most, cancellationToken), cancellationToken);

    public Task<bool> LeadToMappedAsync(TenantId tenant, Guid group, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.LeadToMappedAsync(tenant, group, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<Guid>> UsersBelowAsync(
        TenantId tenant, IReadOnlyCollection<Guid> groups, int most, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.UsersBelowAsync(tenant, groups, most, cancellationToken), cancellationToken);

    // It looks at a few rows, with each change of a group's members.
    public Task<GroupReachView> ReachOfAsync(TenantId tenant, GroupChange change, int most, CancellationToken cancellationToken) =>
        queries.ReachOfAsync(tenant, change, most, cancellationToken);

    public Task<RoleDifference> DifferenceAsync(
        TenantId tenant, GroupChange change, RoleName role, bool isHeld, int most, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.DifferenceAsync(tenant, change, role, isHeld, most, cancellationToken), cancellationToken);

    public Task<Page<Guid>> HoldersAsync(TenantId tenant, RoleName role, PageRequest page, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.HoldersAsync(tenant, role, page, cancellationToken), cancellationToken);
}
