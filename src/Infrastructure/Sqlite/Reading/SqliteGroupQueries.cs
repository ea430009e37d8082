using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;

namespace ScimPlatform.Infrastructure.Sqlite.Reading;

/// <summary>SQLite answers on the thread that asks, so what may look at more than a page, or at all members, is asked on threads of its own.</summary>
internal sealed class SqliteGroupQueries(GroupQueries queries, DedicatedThreads threads) : IGroupQueries
{
    public Task<GroupView?> FindAsync(TenantId tenant, GroupId id, bool withMembers, CancellationToken cancellationToken) => withMembers
        ? threads.RunAsync(() => queries.FindAsync(tenant, id, withMembers, cancellationToken), cancellationToken)
        : queries.FindAsync(tenant, id, withMembers, cancellationToken);

    public Task<IReadOnlyList<GroupMemberView>> MembersAsync(TenantId tenant, GroupId id, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.MembersAsync(tenant, id, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<GroupMemberView>> ShownAsMembersAsync(
        TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.ShownAsMembersAsync(tenant, ids, cancellationToken), cancellationToken);

    public Task<GroupPage> SearchAsync(TenantId tenant, GroupSearch search, CancellationToken cancellationToken) =>
        !search.WithMembers && SqliteSeeks.Serve(search.Filter, search.Sort, search.StartIndex, "displayName")
            ? queries.SearchAsync(tenant, search, cancellationToken)
            : threads.RunAsync(() => queries.SearchAsync(tenant, search, cancellationToken), cancellationToken);

    public Task<int> CountAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken) => filter is null
        ? queries.CountAsync(tenant, filter, cancellationToken)
        : threads.RunAsync(() => queries.CountAsync(tenant, filter, cancellationToken), cancellationToken);

    public Task<WalkPage<GroupView>> WalkAsync(TenantId tenant, WalkStep step, bool withMembers, CancellationToken cancellationToken) =>
        threads.RunAsync(() => queries.WalkAsync(tenant, step, withMembers, cancellationToken), cancellationToken);
}
