using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Users;

/// <summary>The users that match a filter, by index (RFC 7644 section 3.4.2).</summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Filter">the filter as the client wrote it, or null for all users</param>
/// <param name="StartIndex">from 1; less counts as 1</param>
/// <param name="Count">how many at most; less than 0 counts as 0, null as the default, more than the limit as the limit</param>
/// <param name="SortBy">the attribute to sort by as the client wrote it, or null for oldest first</param>
/// <param name="SortOrder">ascending or descending in any case; null is ascending</param>
public sealed record SearchUsersQuery(
    TenantId Tenant, string? Filter, int? StartIndex, int? Count, string? SortBy = null, string? SortOrder = null) : IQuery<FoundUsers>;

/// <param name="Page">the matches</param>
/// <param name="StartIndex">the index of the first of them, from 1</param>
public sealed record FoundUsers(UserPage Page, int StartIndex);

internal sealed class SearchUsersHandler(IUserQueries users, ITenantSchemas schemas, ScimSettings settings)
    : IRequestHandler<SearchUsersQuery, FoundUsers>
{
    public async Task<FoundUsers> Handle(SearchUsersQuery query, CancellationToken cancellationToken)
    {
        var type = (await schemas.OfAsync(query.Tenant, cancellationToken)).User;
        var filter = query.Filter is null ? null : FilterBinder.Bind(FilterParser.Parse(query.Filter), type);
        var sort = Scim.Filters.SortBy.Bind(query.SortBy, query.SortOrder, type);
        var start = Math.Max(query.StartIndex ?? 1, 1);
        var count = Math.Clamp(query.Count ?? settings.DefaultPageSize, 0, settings.MaxPageSize);
        var page = await users.SearchAsync(query.Tenant, new UserSearch(filter, start, count, sort), cancellationToken);
        return new FoundUsers(page, start);
    }
}
