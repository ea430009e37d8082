using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Filtering;

namespace ScimPlatform.Infrastructure.Persistence.Queries;

/// <param name="context">the database</param>
/// <param name="remembered">what was counted before</param>
/// <param name="mostMembers">
/// how many members a page shows, unless its first group alone has more: it ends before it would be too large, which is the server's to
/// decide (RFC 7644 section 3.4.2.4)
/// </param>
internal sealed class GroupQueries(
    ScimPlatformDbContext context, RememberedTotals remembered, int mostMembers = GroupQueries.MostMembersOfAPage) : IGroupQueries
{
    public const int MostMembersOfAPage = 100_000;

    public async Task<GroupView?> FindAsync(TenantId tenant, GroupId id, bool withMembers, CancellationToken cancellationToken)
    {
        var groups = await OfTenant(tenant).Where(group => group.Id == id).ToListAsync(cancellationToken);
        return (await ViewsAsync(groups, withMembers, cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<GroupMemberView>> MembersAsync(TenantId tenant, GroupId id, CancellationToken cancellationToken) =>
        await OfTenant(tenant).AnyAsync(group => group.Id == id, cancellationToken)
            ? [.. (await MembersAsync([id], cancellationToken))[id]]
            : [];

    public async Task<GroupPage> SearchAsync(TenantId tenant, GroupSearch search, CancellationToken cancellationToken)
    {
        var matches = Matches(tenant, search.Filter);
        var total = await CountAsync(tenant, search.Filter, cancellationToken);
        var groups = search.Count == 0 || search.StartIndex > total
            ? []
            : await Sorted(matches, search.Sort).Skip(search.StartIndex - 1).Take(search.Count).ToListAsync(cancellationToken);
        if (search.WithMembers)
        {
            groups = groups.GetRange(0, await FittingAsync(groups, cancellationToken));
        }

        return new GroupPage(await ViewsAsync(groups, search.WithMembers, cancellationToken), total);
    }

    public async Task<int> CountAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken)
    {
        var totals = new Totals(context.Statements, remembered, tenant);
        return filter is null
            ? (await totals.WholeAsync(cancellationToken)).Groups
            : await totals.MatchingAsync<Group>(filter, () => Matches(tenant, filter).CountAsync(cancellationToken), cancellationToken);
    }

    public async Task<WalkPage<GroupView>> WalkAsync(
        TenantId tenant, WalkStep step, bool withMembers, CancellationToken cancellationToken)
    {
        var order = new SortTranslator(context).OfGroups(step.Sort);
        var page = await order.NextAsync(Matches(tenant, step.Filter), step, cancellationToken);
        if (withMembers && page.Items.Count > 1)
        {
            var fitting = await FittingAsync([.. step.Back ? page.Items.Reverse() : page.Items], cancellationToken);
            page = fitting == page.Items.Count
                ? page
                : await order.NextAsync(Matches(tenant, step.Filter), step with { Count = fitting }, cancellationToken);
        }

        return new WalkPage<GroupView>(await ViewsAsync(page.Items, withMembers, cancellationToken), page.First, page.Last);
    }

    /// <summary>The tenant's condition stands last, so that none before it can widen it.</summary>
    internal IQueryable<Group> Matches(TenantId tenant, BoundFilter? filter) =>
        (filter is null ? context.Groups.AsNoTracking() : context.Groups.AsNoTracking().Where(FilterTranslator.TranslateGroup(filter, context)))
        .Where(group => group.TenantId == tenant);

    internal IQueryable<Group> Sorted(IQueryable<Group> groups, SortBy? sort) => new SortTranslator(context).OfGroups(sort).Sort(groups);

    /// <summary>How many of the groups, from the first on, have members enough for a page.</summary>
    private async Task<int> FittingAsync(List<Group> groups, CancellationToken cancellationToken)
    {
        if (groups.Count < 2)
        {
            return groups.Count;
        }

        var ids = groups.Select(group => group.Id).ToList();
        var sizes = await context.GroupMembers.AsNoTracking().Where(member => ids.Contains(member.GroupId))
            .GroupBy(member => member.GroupId).Select(members => new { members.Key, Count = members.Count() })
            .ToDictionaryAsync(size => size.Key, size => size.Count, cancellationToken);
        var members = 0;
        var (fitting, _) = groups.Index().FirstOrDefault(
            group => (members += sizes.GetValueOrDefault(group.Item.Id)) > mostMembers && group.Index > 0, (groups.Count, null!));
        return fitting;
    }

    private IQueryable<Group> OfTenant(TenantId tenant) => context.Groups.AsNoTracking().Where(group => group.TenantId == tenant);

    private async Task<IReadOnlyList<GroupView>> ViewsAsync(
        IReadOnlyList<Group> groups, bool withMembers, CancellationToken cancellationToken)
    {
        if (!withMembers || groups.Count == 0)
        {
            return [.. groups.Select(group => GroupView.Of(group, members: null))];
        }

        var members = await MembersAsync([.. groups.Select(group => group.Id)], cancellationToken);
        return [.. groups.Select(group => GroupView.Of(group, [.. members[group.Id]]))];
    }

    private async Task<ILookup<GroupId, GroupMemberView>> MembersAsync(List<GroupId> ids, CancellationToken cancellationToken)
    {
        var users = await (
            from member in context.GroupMembers.AsNoTracking()
            join user in context.Users on member.UserId equals user.Id
            where ids.Contains(member.GroupId)
            orderby member.GroupId, member.UserId
            select new { member.GroupId, Member = new GroupMemberView(user.Id.Value, user.DisplayName ?? (string)(object)user.UserName, false) })
            .ToListAsync(cancellationToken);
        var groups = await (
            from child in context.GroupChildren.AsNoTracking()
            join found in context.Groups on child.ChildId equals found.Id
            where ids.Contains(child.GroupId)
            orderby child.GroupId, child.ChildId
            select new { child.GroupId, Member = new GroupMemberView(found.Id.Value, found.DisplayName, true) })
            .ToListAsync(cancellationToken);
        return users.Concat(groups).ToLookup(row => row.GroupId, row => row.Member);
    }
}
