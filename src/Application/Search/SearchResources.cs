using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.TenantSchemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Search;

/// <summary>
/// The resources of all types that match (RFC 7644 sections 3.4.2.1 and 3.4.3), one type after the other; sorting orders each type in
/// itself. An attribute that only some types have is without value on the others.
/// </summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Request">what is asked for</param>
/// <param name="Types">the types to look among: what the caller may not read is not there</param>
/// <param name="WithMembers">whether to read the groups' member rows</param>
public sealed record SearchResourcesQuery(
    TenantId Tenant, SearchRequest Request, IReadOnlyList<ResourceType> Types, bool WithMembers) : IQuery<FoundResources>;

/// <param name="Users">the users among the matches to show</param>
/// <param name="Groups">the groups among them, which come after the users</param>
/// <param name="Total">how many match in all</param>
/// <param name="StartIndex">the index of the first of them, from 1; null in a walk</param>
/// <param name="Cursors">where the walk goes from here, which is never back; or null</param>
public sealed record FoundResources(
    IReadOnlyList<UserView> Users, IReadOnlyList<GroupView> Groups, int Total, int? StartIndex, PageCursors? Cursors);

internal sealed class SearchResourcesHandler(
    IUserQueries users, IGroupQueries groups, ITenantSchemas schemas, ScimSettings settings, CursorCodec codec)
    : IRequestHandler<SearchResourcesQuery, FoundResources>
{
    public async Task<FoundResources> Handle(SearchResourcesQuery query, CancellationToken cancellationToken)
    {
        var request = query.Request;
        CursorRules.RequireOne(request.Cursor, request.StartIndex);
        var registry = await schemas.OfAsync(query.Tenant, cancellationToken);
        var filter = request.Filter is null ? null : FilterParser.Parse(request.Filter, settings.Budgets.FilterTerms);
        List<ITypeSearch> parts = [];
        foreach (var type in registry.ResourceTypes)
        {
            // All are bound, so that what is refused does not depend on what the caller may read.
            var bound = filter is null ? null : FilterBinder.BindAmong(filter, type, registry.ResourceTypes);
            var sort = SortBy.BindAmong(request.SortBy, request.SortOrder, type, registry.ResourceTypes);
            if (query.Types.Any(readable => readable.Name == type.Name))
            {
                parts.Add(type == registry.User
                    ? new UserTypeSearch(users, query.Tenant, bound, sort)
                    : new GroupTypeSearch(groups, query.Tenant, bound, sort, query.WithMembers));
            }
        }

        var count = settings.PageSize(request.Count);
        return request.Cursor is null
            ? await PageAsync(parts, Math.Max(request.StartIndex ?? 1, 1), count, cancellationToken)
            : await WalkAsync(query, registry, parts, count, cancellationToken);
    }

    private static async Task<FoundResources> PageAsync(
        List<ITypeSearch> parts, int start, int count, CancellationToken cancellationToken)
    {
        var found = new Found();
        var total = 0;
        foreach (var part in parts)
        {
            var (before, from) = (found.Count, Math.Max(start - total, 1));
            var matches = await part.PageAsync(found, from, count - before, cancellationToken);
            total += matches;
            if (found.Count - before < Math.Min(count - before, matches - from + 1))
            {
                // The page ended before it would have been too large: nothing of another type comes behind the gap.
                count = found.Count;
            }
        }

        return new FoundResources(found.Users, found.Groups, total, start, Cursors: null);
    }

    private async Task<FoundResources> WalkAsync(
        SearchResourcesQuery query, SchemaRegistry registry, List<ITypeSearch> parts, int count, CancellationToken cancellationToken)
    {
        var request = query.Request;
        var sort = SortBy.BindAmong(request.SortBy, request.SortOrder, registry.User, registry.ResourceTypes)
            ?? SortBy.BindAmong(request.SortBy, request.SortOrder, registry.Group, registry.ResourceTypes);
        var scope = new CursorScope(query.Tenant.Value, "* " + string.Join(' ', query.Types.Select(type => type.Name)), request.Filter, sort);
        var reached = request.Cursor is "" or null ? null : codec.Open(request.Cursor, scope);
        var total = reached?.Total ?? await CountAsync(parts, cancellationToken);
        var found = new Found();
        Cursor? next = null;
        for (var place = reached ?? new Cursor(total, null); place is not null && count > 0;)
        {
            var last = await parts[place.Part].WalkAsync(found, place.At, count - found.Count, cancellationToken);
            place = last is not null ? place with { At = last }
                : place.Part + 1 < parts.Count ? new Cursor(total, null) { Part = (byte)(place.Part + 1) }
                : null;
            if (last is not null || found.Count == count)
            {
                next = place is { At: null } && await parts[place.Part].CountAsync(cancellationToken) == 0 ? null : place;
                break;
            }
        }

        var cursors = new PageCursors(null, next is null ? null : codec.Seal(next, scope));
        return new FoundResources(found.Users, found.Groups, total, StartIndex: null, cursors);
    }

    private static async Task<int> CountAsync(List<ITypeSearch> parts, CancellationToken cancellationToken)
    {
        var total = 0;
        foreach (var part in parts)
        {
            total += await part.CountAsync(cancellationToken);
        }

        return total;
    }
}
