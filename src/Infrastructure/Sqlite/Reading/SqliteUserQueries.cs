using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence.Queries.Users;

namespace ScimPlatform.Infrastructure.Sqlite.Reading;

/// <summary>SQLite answers on the thread that asks, so what may look at more than a page is asked on threads of its own.</summary>
internal sealed class SqliteUserQueries(UserQueries queries, DedicatedThreads threads) : IUserQueries
{
    public Task<UserView?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        queries.FindAsync(tenant, id, cancellationToken);

    public Task<IReadOnlyList<UserGroup>> GroupsOfAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        queries.GroupsOfAsync(tenant, id, cancellationToken);

    public Task<UserPage> SearchAsync(TenantId tenant, UserSearch search, CancellationToken cancellationToken) =>
        SqliteSeeks.Serve(search.Filter, search.Sort, search.StartIndex, "userName")
            ? queries.SearchAsync(tenant, search, cancellationToken)
            : threads.RunAsync(() => queries.SearchAsync(tenant, search, cancellationToken), cancellationToken);

    public Task<int> CountAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken) => filter is null
        ? queries.CountAsync(tenant, filter, cancellationToken)
        : threads.RunAsync(() => queries.CountAsync(tenant, filter, cancellationToken), cancellationToken);

    public Task<WalkPage<UserView>> WalkAsync(TenantId tenant, WalkStep step, CancellationToken cancellationToken) =>
        step is { Filter: null, Sort: null }
            ? queries.WalkAsync(tenant, step, cancellationToken)
            : threads.RunAsync(() => queries.WalkAsync(tenant, step, cancellationToken), cancellationToken);
}
