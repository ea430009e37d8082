using System.Text;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Filtering;
using ScimPlatform.Infrastructure.Filtering.Sorting;
using ScimPlatform.Infrastructure.Persistence.Queries.Groups;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Users;

internal sealed class UserQueries(
    IStatements statements, LazyContext context, TotalsCache remembered, OffsetAnchors places, PageCache pages, ScimSettings settings)
    : IUserQueries
{
    public Task<UserView?> FindAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        Whole(tenant).FindAsync(id, cancellationToken);

    public async Task<UserPage> SearchAsync(TenantId tenant, UserSearch search, CancellationToken cancellationToken)
    {
        if (search is { StartIndex: 1, Count: > 0 } && await SoughtAsync(tenant, IndexedLookup.Of(search.Filter), cancellationToken) is { } sought)
        {
            return new UserPage(sought, sought.Count);
        }

        if (search is { Filter: null, Sort: null })
        {
            return await PageOfAllAsync(tenant, search, cancellationToken);
        }

        return await PageOfMatchesAsync(tenant, search, cancellationToken);
    }

    public Task<int> CountAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken) => TotalAsync(
        tenant,
        filter,
        async () => await (await MatchesAsync(tenant, filter, cancellationToken)).CountAsync(cancellationToken),
        cancellationToken);

    public async Task<WalkPage<UserView>> WalkAsync(TenantId tenant, WalkStep step, CancellationToken cancellationToken)
    {
        if (step is { Filter: null, Sort: null })
        {
            return await PagesOfAll(tenant).WalkAsync(step, cancellationToken);
        }

        var order = new SortTranslator(context.Value).OfUsers(step.Sort, step.Filter);
        var matches = await MatchesAsync(tenant, step.Filter, cancellationToken);
        var next = await order.NextAsync(matches, step, new PageBudget(settings.Budgets.PageSize), user => user.Document.Length, cancellationToken);
        var rows = next.Rows.Select(user => new UserViews.UserRow(user.Id, Encoding.UTF8.GetBytes(user.Document), user.CreatedAt, user.UpdatedAt, user.Version));
        var shown = await Views(tenant).OfAsync([.. rows], cancellationToken);
        var page = next.PageOf(shown.Count);
        return new WalkPage<UserView>(step.Back ? [.. shown.Reverse()] : shown, page.First, page.Last);
    }

    public async Task<IReadOnlyList<UserGroup>> GroupsOfAsync(TenantId tenant, UserId id, CancellationToken cancellationToken) =>
        (await new Memberships(statements, tenant, settings.Budgets).OfUsersAsync([id], cancellationToken))[0];

    /// <summary>The tenant's condition stands last, so that none before it can widen it.</summary>
    internal IQueryable<User> Matches(TenantId tenant, BoundFilter? filter, NestedGroups? nested = null) =>
        (filter is null
            ? context.Value.Users.AsNoTracking()
            : context.Value.Users.AsNoTracking().Where(FilterTranslator.Translate(filter, context.Value, nested)))
        .Where(user => user.TenantId == tenant);

    internal IQueryable<User> Sorted(IQueryable<User> users, SortBy? sort, BoundFilter? filter = null) =>
        new SortTranslator(context.Value).OfUsers(sort, filter).Sort(users);

    private async Task<UserPage> PageOfAllAsync(TenantId tenant, UserSearch search, CancellationToken cancellationToken)
    {
        var skip = search.StartIndex - 1;
        var whole = await Totals(tenant).WholeAsync(cancellationToken);
        return new UserPage(
            search.Count == 0 || skip >= whole.Users ? [] : await PagesOfAll(tenant).ByIndexAsync(skip, search.Count, whole, cancellationToken),
            whole.Users);
    }

    // Who stands there is looked for only when something has changed since they were last shown; that nothing has changed is asked once more when
    // they were read, so that nobody is shown as somebody who no longer matches.
    private async Task<UserPage> PageOfMatchesAsync(TenantId tenant, UserSearch search, CancellationToken cancellationToken)
    {
        var changes = (await Totals(tenant).WholeAsync(cancellationToken)).Changes;
        if (pages.Find(tenant, search, changes) is { } known)
        {
            var users = await Views(tenant).OfAsync(known.Users, cancellationToken);
            var now = (await Totals(tenant).WholeAsync(cancellationToken)).Changes;
            if (now == changes)
            {
                return new UserPage(users, known.Total);
            }

            changes = now;
        }

        var (rows, total) = await FoundAsync(tenant, search, cancellationToken);
        pages.Remember(tenant, search, changes, new PageCache.Page([.. rows.Select(user => user.Id)], total));
        return new UserPage(await Views(tenant).OfAsync(rows, cancellationToken), total);
    }

    private async Task<(IReadOnlyList<UserViews.UserRow> Rows, int Total)> FoundAsync(
        TenantId tenant, UserSearch search, CancellationToken cancellationToken)
    {
        var matches = await MatchesAsync(tenant, search.Filter, cancellationToken);
        var (rows, isCut) = await RowsAsync(Sorted(matches, search.Sort, search.Filter), search, cancellationToken);
        var isAll = search.StartIndex == 1 && !isCut;
        return (rows, isAll ? rows.Count : await TotalAsync(tenant, search.Filter, () => matches.CountAsync(cancellationToken), cancellationToken));
    }

    private async Task<IQueryable<User>> MatchesAsync(TenantId tenant, BoundFilter? filter, CancellationToken cancellationToken) =>
        Matches(tenant, filter, await new NestedGroupSearch(statements, context, tenant, settings.Budgets).OfAsync(filter, cancellationToken));

    // Null where no index finds it, or one finds several.
    private async Task<IReadOnlyList<UserView>?> SoughtAsync(TenantId tenant, IndexedLookup? seek, CancellationToken cancellationToken) => seek switch
    {
        { Attribute: "userName", Key: var key } => await Whole(tenant).FindByUserNameAsync(key, cancellationToken) is { } user ? [user] : [],
        { Attribute: "externalId", Key: var key } => await Whole(tenant).FindByExternalIdAsync(key, cancellationToken),
        _ => null,
    };

    private async Task<(IReadOnlyList<UserViews.UserRow> Rows, bool IsCut)> RowsAsync(
        IQueryable<User> sorted, UserSearch search, CancellationToken cancellationToken)
    {
        if (search.Count == 0)
        {
            return ([], true);
        }

        var page = new PageBudget(settings.Budgets.PageSize);
        var rows = sorted.Skip(search.StartIndex - 1).Take(search.Count)
            .Select(user => new UserViews.UserRow(user.Id, Encoding.UTF8.GetBytes(user.Document), user.CreatedAt, user.UpdatedAt, user.Version));
        var read = await page.ReadAsync(rows, user => user.Document.Length, cancellationToken);
        return (read.GetRange(0, page.Fitting), page.IsFull || read.Count == search.Count);
    }

    private async Task<int> TotalAsync(TenantId tenant, BoundFilter? filter, Func<Task<int>> count, CancellationToken cancellationToken) =>
        filter is null
            ? (await Totals(tenant).WholeAsync(cancellationToken)).Users
            : await Totals(tenant).MatchingAsync<User>(filter, count, cancellationToken);

    private Totals Totals(TenantId tenant) => new(statements, remembered, tenant);

    private SingleUserQuery Whole(TenantId tenant) => new(statements, tenant, settings.Budgets);

    private UserViews Views(TenantId tenant) => new(statements, tenant, settings.Budgets);

    private UserPages PagesOfAll(TenantId tenant) => new(statements, Views(tenant), places, tenant, settings.Budgets);
}
