using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Search;

/// <summary>What was found so far, type by type.</summary>
internal sealed class Found
{
    public List<UserView> Users { get; } = [];

    public List<GroupView> Groups { get; } = [];

    public int Count => Users.Count + Groups.Count;
}

/// <summary>The part of a search that goes through one type.</summary>
internal interface ITypeSearch
{
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Adds a page by index.</summary>
    /// <returns>how many of the type match in all</returns>
    Task<int> PageAsync(Found found, int start, int count, CancellationToken cancellationToken);

    /// <summary>Adds what comes after a position.</summary>
    /// <returns>the position reached, or null at the type's end</returns>
    Task<Position?> WalkAsync(Found found, Position? after, int count, CancellationToken cancellationToken);
}

internal sealed class UserTypeSearch(IUserQueries users, TenantId tenant, BoundFilter? filter, SortBy? sort) : ITypeSearch
{
    public Task<int> CountAsync(CancellationToken cancellationToken) => users.CountAsync(tenant, filter, cancellationToken);

    public async Task<int> PageAsync(Found found, int start, int count, CancellationToken cancellationToken)
    {
        var page = await users.SearchAsync(tenant, new UserSearch(filter, start, count, sort), cancellationToken);
        found.Users.AddRange(page.Users);
        return page.Total;
    }

    public async Task<Position?> WalkAsync(Found found, Position? after, int count, CancellationToken cancellationToken)
    {
        var page = await users.WalkAsync(tenant, new WalkStep(filter, sort, after, count), cancellationToken);
        found.Users.AddRange(page.Items);
        return page.Last;
    }
}

internal sealed class GroupTypeSearch(IGroupQueries groups, TenantId tenant, BoundFilter? filter, SortBy? sort, bool withMembers)
    : ITypeSearch
{
    public Task<int> CountAsync(CancellationToken cancellationToken) => groups.CountAsync(tenant, filter, cancellationToken);

    public async Task<int> PageAsync(Found found, int start, int count, CancellationToken cancellationToken)
    {
        var page = await groups.SearchAsync(tenant, new GroupSearch(filter, start, count, withMembers, sort), cancellationToken);
        found.Groups.AddRange(page.Groups);
        return page.Total;
    }

    public async Task<Position?> WalkAsync(Found found, Position? after, int count, CancellationToken cancellationToken)
    {
        var page = await groups.WalkAsync(tenant, new WalkStep(filter, sort, after, count), withMembers, cancellationToken);
        found.Groups.AddRange(page.Items);
        return page.Last;
    }
}
