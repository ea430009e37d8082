using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Users;

/// <summary>The users that match a filter, by index (RFC 7644 section 3.4.2) or by cursor (RFC 9865).</summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Filter">the filter as the client wrote it, or null for all users</param>
/// <param name="StartIndex">from 1; less counts as 1; not together with a cursor</param>
/// <param name="Count">how many at most; less than 0 counts as 0, null as the default, more than the limit as the limit</param>
/// <param name="SortBy">the attribute to sort by as the client wrote it, or null for oldest first</param>
/// <param name="SortOrder">ascending or descending in any case; null is ascending</param>
/// <param name="Cursor">where a walk goes on, or empty to begin one; null for paging by index</param>
public sealed record SearchUsersQuery(
    TenantId Tenant, string? Filter, int? StartIndex, int? Count, string? SortBy = null, string? SortOrder = null, string? Cursor = null)
    : IQuery<FoundUsers>;

/// <param name="Page">the matches</param>
/// <param name="StartIndex">the index of the first of them, from 1; null in a walk</param>
/// <param name="Cursors">where the walk goes from here, or null</param>
public sealed record FoundUsers(UserPage Page, int? StartIndex, PageCursors? Cursors = null);

internal sealed class SearchUsersHandler(IUserQueries users, ITenantSchemas schemas, ScimSettings settings, CursorWalk walk)
    : IRequestHandler<SearchUsersQuery, FoundUsers>
{
    public async Task<FoundUsers> Handle(SearchUsersQuery query, CancellationToken cancellationToken)
    {
        CursorRules.RequireOne(query.Cursor, query.StartIndex);
        var type = (await schemas.OfAsync(query.Tenant, cancellationToken)).User;
        var filter = query.Filter is null ? null : FilterBinder.Bind(FilterParser.Parse(query.Filter, settings.Budgets.FilterTerms), type);
        var sort = Scim.Filters.SortBy.Bind(query.SortBy, query.SortOrder, type);
        var count = settings.PageSize(query.Count);
        if (query.Cursor is not null)
        {
            return await WalkAsync(query, type, filter, sort, count, cancellationToken);
        }

        var start = Math.Max(query.StartIndex ?? 1, 1);
        var page = await users.SearchAsync(query.Tenant, new UserSearch(filter, start, count, sort), cancellationToken);
        return new FoundUsers(page, start);
    }

    private async Task<FoundUsers> WalkAsync(
        SearchUsersQuery query, ResourceType type, BoundFilter? filter, SortBy? sort, int count, CancellationToken cancellationToken)
    {
        var walked = await walk.StepAsync(
            query.Cursor!,
            new CursorScope(query.Tenant.Value, type.Name, query.Filter, sort),
            count,
            () => users.CountAsync(query.Tenant, filter, cancellationToken),
            (at, back) => users.WalkAsync(query.Tenant, new WalkStep(filter, sort, at, count, back), cancellationToken));
        return new FoundUsers(new UserPage(walked.Items, walked.Total), StartIndex: null, walked.Cursors);
    }
}
