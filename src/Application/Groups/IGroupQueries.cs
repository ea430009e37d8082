using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>Groups, to be shown.</summary>
public interface IGroupQueries
{
    /// <param name="tenant">whose</param>
    /// <param name="id">which group</param>
    /// <param name="withMembers">whether to read its member rows</param>
    /// <param name="cancellationToken">ends the query</param>
    /// <returns>the tenant's group, or null: a group of another tenant is not found</returns>
    Task<GroupView?> FindAsync(TenantId tenant, GroupId id, bool withMembers, CancellationToken cancellationToken);

    /// <summary>The members of a group of the tenant.</summary>
    Task<IReadOnlyList<GroupMemberView>> MembersAsync(TenantId tenant, GroupId id, CancellationToken cancellationToken);

    /// <summary>Those of the ids that are users and groups of the tenant, as they would be shown as members.</summary>
    Task<IReadOnlyList<GroupMemberView>> ShownAsMembersAsync(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The tenant's groups that match, in the order asked for or else oldest first, and how many match in all.</summary>
    Task<GroupPage> SearchAsync(TenantId tenant, GroupSearch search, CancellationToken cancellationToken);

    /// <summary>How many of the tenant's groups match.</summary>
    Task<int> CountAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken);

    /// <summary>The groups behind a position: what is there from the first step to the last is found exactly once, whatever comes or goes.</summary>
    Task<WalkPage<GroupView>> WalkAsync(TenantId tenant, WalkStep step, bool withMembers, CancellationToken cancellationToken);
}

/// <param name="Filter">what groups have to be, or null for all</param>
/// <param name="StartIndex">the first match to show, from 1</param>
/// <param name="Count">how many to show at most</param>
/// <param name="WithMembers">whether to read their member rows</param>
/// <param name="Sort">in which order, or null for oldest first</param>
public sealed record GroupSearch(BoundFilter? Filter, int StartIndex, int Count, bool WithMembers, SortBy? Sort = null);

/// <param name="Groups">the matches to show</param>
/// <param name="Total">how many match in all</param>
public sealed record GroupPage(IReadOnlyList<GroupView> Groups, int Total);
