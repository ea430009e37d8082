using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Groups;

/// <summary>The groups that match a filter, by index (RFC 7644 section 3.4.2); the parameters mean what they mean for users.</summary>
public sealed record SearchGroupsQuery(
    TenantId Tenant, string? Filter, int? StartIndex, int? Count, bool WithMembers, string? SortBy = null, string? SortOrder = null)
    : IQuery<FoundGroups>;

/// <param name="Page">the matches</param>
/// <param name="StartIndex">the index of the first of them, from 1</param>
public sealed record FoundGroups(GroupPage Page, int StartIndex);

internal sealed class SearchGroupsHandler(IGroupQueries groups, ITenantSchemas schemas, ScimSettings settings)
    : IRequestHandler<SearchGroupsQuery, FoundGroups>
{
    public async Task<FoundGroups> Handle(SearchGroupsQuery query, CancellationToken cancellationToken)
    {
        var type = (await schemas.OfAsync(query.Tenant, cancellationToken)).Group;
        var filter = query.Filter is null ? null : FilterBinder.Bind(FilterParser.Parse(query.Filter), type);
        var sort = Scim.Filters.SortBy.Bind(query.SortBy, query.SortOrder, type);
        var start = Math.Max(query.StartIndex ?? 1, 1);
        var count = Math.Clamp(query.Count ?? settings.DefaultPageSize, 0, settings.MaxPageSize);
        var page = await groups.SearchAsync(
            query.Tenant, new GroupSearch(filter, start, count, query.WithMembers, sort), cancellationToken);
        return new FoundGroups(page, start);
    }
}
