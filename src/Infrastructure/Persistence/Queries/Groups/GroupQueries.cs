using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Filtering;
using ScimPlatform.Infrastructure.Filtering.Sorting;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Groups;

/// <param name="statements">fixed reads</param>
/// <param name="context">the database, for what is composed</param>
/// <param name="remembered">what was counted before</param>
/// <param name="settings">how much a page shows</param>
internal sealed class GroupQueries(IStatements statements, LazyContext context, TotalsCache remembered, ScimSettings settings) : IGroupQueries
{
    public Task<GroupView?> FindAsync(TenantId tenant, GroupId id, bool withMembers, CancellationToken cancellationToken) =>
        Views(tenant).FindAsync(id, withMembers, cancellationToken);

    public Task<IReadOnlyList<GroupMemberView>> MembersAsync(TenantId tenant, GroupId id, CancellationToken cancellationToken) =>
        Views(tenant).MembersAsync(id, cancellationToken);

    public Task<IReadOnlyList<GroupMemberView>> ShownAsMembersAsync(
        TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => Views(tenant).ShownAsMembersAsync(ids, cancellationToken);

    public async Task<GroupPage> SearchAsync(TenantId tenant, GroupSearch search, CancellationToken cancellationToken)
    {
        if (search is { StartIndex: 1, Count: > 0 } && await SoughtAsync(tenant, search, cancellationToken) is { } sought)
        {
            return new GroupPage(sought, sought.Count);
        }

        var matches = Matches(tenant, search.Filter);
        var total = await CountAsync(tenant, search.Filter, cancellationToken);
        var page = NewPage();
        var groups = search.Count == 0 || search.StartIndex > total
            ? []
            : await page.ReadAsync(Sorted(matches, search.Sort, search.Filter).Skip(search.StartIndex - 1).Take(search.Count), SizeOf, cancellationToken);
        groups = groups.GetRange(0, page.Fitting);
        if (search.WithMembers)
        {
            groups = groups.GetRange(0, await FittingAsync(groups, cancellationToken));
        }

        return new GroupPage(await Views(tenant).OfAsync(groups, search.WithMembers, cancellationToken), total);
    }

    public async Task<int> CountAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken)
    {
        var totals = new Totals(statements, remembered, tenant);
        return filter is null
            ? (await totals.WholeAsync(cancellationToken)).Groups
            : await totals.MatchingAsync<Group>(filter, () => Matches(tenant, filter).CountAsync(cancellationToken), cancellationToken);
    }

    public async Task<WalkPage<GroupView>> WalkAsync(
        TenantId tenant, WalkStep step, bool withMembers, CancellationToken cancellationToken)
    {
        var order = new SortTranslator(context.Value).OfGroups(step.Sort, step.Filter);
        var next = await order.NextAsync(Matches(tenant, step.Filter), step, NewPage(), SizeOf, cancellationToken);
        var page = next.PageOf(withMembers ? await FittingAsync(next.Rows, cancellationToken) : next.Rows.Count);
        return new WalkPage<GroupView>(await Views(tenant).OfAsync(page.Items, withMembers, cancellationToken), page.First, page.Last);
    }

    /// <summary>The tenant's condition stands last, so that none before it can widen it.</summary>
    internal IQueryable<Group> Matches(TenantId tenant, BoundFilter? filter) =>
        (filter is null ? context.Value.Groups.AsNoTracking() : context.Value.Groups.AsNoTracking().Where(FilterTranslator.TranslateGroup(filter, context.Value)))
        .Where(group => group.TenantId == tenant);

    internal IQueryable<Group> Sorted(IQueryable<Group> groups, SortBy? sort, BoundFilter? filter = null) =>
        new SortTranslator(context.Value).OfGroups(sort, filter).Sort(groups);

    // Null where no index finds it, or one finds several.
    private async Task<IReadOnlyList<GroupView>?> SoughtAsync(TenantId tenant, GroupSearch search, CancellationToken cancellationToken) =>
        IndexedLookup.Of(search.Filter) switch
        {
            { Attribute: "displayName", Key: var key } => await Views(tenant).WithDisplayNameAsync(key, search.WithMembers, cancellationToken),
            { Attribute: "externalId", Key: var key } => await Views(tenant).WithExternalIdAsync(key, search.WithMembers, cancellationToken),
            _ => null,
        };

    /// <summary>How many of the groups, from the first on, have members enough for a page.</summary>
    private async Task<int> FittingAsync(IReadOnlyList<Group> groups, CancellationToken cancellationToken)
    {
        if (groups.Count < 2)
        {
            return groups.Count;
        }

        var ids = groups.Select(group => group.Id).ToList();
        var sizes = await context.Value.GroupMembers.AsNoTracking().Where(member => ids.Contains(member.GroupId))
            .GroupBy(member => member.GroupId).Select(members => new { members.Key, Count = members.Count() })
            .ToDictionaryAsync(size => size.Key, size => size.Count, cancellationToken);
        var page = new PageBudget(settings.Budgets.ListedValues);
        foreach (var group in groups)
        {
            page.Count(sizes.GetValueOrDefault(group.Id));
        }

        return page.Fitting;
    }

    private PageBudget NewPage() => new(settings.Budgets.PageSize);

    private static long SizeOf(Group group) => group.Document.Length;

    private GroupViews Views(TenantId tenant) => new(statements, tenant);
}
