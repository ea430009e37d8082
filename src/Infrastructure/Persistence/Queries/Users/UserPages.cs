using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Persistence.Statements;

namespace ScimPlatform.Infrastructure.Persistence.Queries.Users;

/// <summary>Pages of all users of a tenant, oldest first.</summary>
internal sealed class UserPages(IStatements statements, UserViews views, OffsetAnchors remembered, TenantId tenant, ScimBudgets budgets)
{
    private static readonly Statement OldestFirst = UserViews.All("", "");
    private static readonly Statement NewestFirst = UserViews.All("", " DESC");
    private static readonly Statement From = UserViews.All($" AND {UserViews.Age} >= {Statement.ByAge("@id")}", "", "id");
    private static readonly Statement Behind = UserViews.All($" AND {UserViews.Age} > {Statement.ByAge("@id")}", "", "id");
    private static readonly Statement Before = UserViews.All($" AND {UserViews.Age} < {Statement.ByAge("@id")}", " DESC", "id");

    /// <summary>A page by index, which begins where the walk to it ends.</summary>
    /// <param name="skip">how many stand before the page, less than there are</param>
    /// <param name="count">how many it has at most</param>
    /// <param name="whole">how many there are, read before</param>
    /// <param name="cancellationToken">ends the wait</param>
    public async Task<IReadOnlyList<UserView>> ByIndexAsync(int skip, int count, Totals.Whole whole, CancellationToken cancellationToken)
    {
        var taken = Math.Min(count, whole.Users - skip);
        var (users, fitting) = await new UserWalk(statements, remembered, tenant).ToAsync(skip, whole, cancellationToken) is { } place
            ? await ReadAsync(From, [tenant.Value, place.User.Value, skip - place.Index, taken], cancellationToken)
            : await ReadAsync(OldestFirst, [tenant.Value, skip, taken], cancellationToken);
        if (users.Count > 0)
        {
            remembered.Remember(tenant, whole, new OffsetAnchors.Place(skip + users.Count - 1, users[^1].Id));
        }

        return await views.OfAsync([.. users.Take(fitting)], cancellationToken);
    }

    /// <summary>The next step from a position.</summary>
    public async Task<WalkPage<UserView>> WalkAsync(WalkStep step, CancellationToken cancellationToken)
    {
        object[] values = step.From is { } from ? [tenant.Value, from.Id, 0, step.Count + 1] : [tenant.Value, 0, step.Count + 1];
        var statement = (step.From, step.Back) switch
        {
            (null, false) => OldestFirst,
            (null, true) => NewestFirst,
            (_, false) => Behind,
            (_, true) => Before,
        };
        var (found, fitting) = await ReadAsync(statement, values, cancellationToken);
        var shown = await views.OfAsync([.. found.Take(Math.Min(fitting, step.Count))], cancellationToken);
        var page = (step with { Count = shown.Count }).PageOf(found, user => new Position(null, user.Id.Value));
        return new WalkPage<UserView>(step.Back ? [.. shown.Reverse()] : shown, page.First, page.Last);
    }

    // The documents of those who do not fit are not read.
    private async Task<(IReadOnlyList<UserViews.UserRow> Found, int Fitting)> ReadAsync(
        Statement statement, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        var page = new PageBudget(budgets.PageSize);
        var found = await statements.ReadAsync(
            statement,
            values,
            row =>
            {
                var user = page.IsFull ? UserViews.ToIdOnly(row) : UserViews.ToUser(row);
                page.Count(user.Document.Length);
                return user;
            },
            cancellationToken);
        return (found, page.Fitting);
    }
}
