using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Users, to be shown.</summary>
public interface IUserQueries
{
    /// <returns>the tenant's user, or null: a user of another tenant is not found</returns>
    Task<UserView?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken);

    /// <summary>The groups that the user belongs to, by name.</summary>
    Task<IReadOnlyList<UserGroup>> GroupsOfAsync(TenantId tenant, UserId id, CancellationToken cancellationToken);

    /// <summary>The tenant's users that match, in the order asked for or else oldest first, and how many match in all.</summary>
    /// <exception cref="Scim.ScimFault">invalidFilter: the filter compares a URI of the server's own</exception>
    Task<UserPage> SearchAsync(TenantId tenant, UserSearch search, CancellationToken cancellationToken);

    /// <summary>How many of the tenant's users match.</summary>
    Task<int> CountAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken);

    /// <summary>The users behind a position: who is there from the first step to the last is found exactly once, whoever comes or goes.</summary>
    Task<WalkPage<UserView>> WalkAsync(TenantId tenant, WalkStep step, CancellationToken cancellationToken);
}

/// <param name="Filter">what users have to be, or null for all</param>
/// <param name="StartIndex">the first match to show, from 1</param>
/// <param name="Count">how many to show at most</param>
/// <param name="Sort">in which order, or null for oldest first</param>
public sealed record UserSearch(BoundFilter? Filter, int StartIndex, int Count, SortBy? Sort = null);

/// <param name="Users">the matches to show</param>
/// <param name="Total">how many match in all</param>
public sealed record UserPage(IReadOnlyList<UserView> Users, int Total);
