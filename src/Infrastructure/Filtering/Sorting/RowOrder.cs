using System.Linq.Expressions;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Scim.Cursors;
using ScimPlatform.Infrastructure.Persistence.Queries;

namespace ScimPlatform.Infrastructure.Filtering.Sorting;

/// <summary>An order of rows that is total: what compares equal, or has no value, goes by id. Descending is the exact reverse.</summary>
internal abstract record RowOrder<T>
    where T : class
{
    public abstract IQueryable<T> Sort(IQueryable<T> rows);

    /// <summary>The rows behind the position.</summary>
    public abstract Expression<Func<T, bool>> Behind(Position position);

    /// <summary>The rows next to where a step begins, found by comparing and never by counting.</summary>
    /// <param name="rows">all that match</param>
    /// <param name="step">where the step begins, and how far it goes</param>
    /// <param name="budget">ends it before</param>
    /// <param name="sizeOf">what a row costs of that</param>
    /// <param name="cancellationToken">ends the wait</param>
    public abstract Task<NextRows<T>> NextAsync(
        IQueryable<T> rows, WalkStep step, PageBudget budget, Func<T, long> sizeOf, CancellationToken cancellationToken);
}

/// <param name="Rows">what may be shown, in the direction of the step</param>
/// <param name="PageOf">the page that shows so many of them, in the order of the list</param>
internal sealed record NextRows<T>(IReadOnlyList<T> Rows, Func<int, WalkPage<T>> PageOf);

/// <param name="Key">what comes first, or null when only the id counts</param>
/// <param name="Id">the id</param>
/// <param name="IdOf">the id of a value</param>
/// <param name="ValueOf">the value of a row's id</param>
/// <param name="Descending">in which direction</param>
internal sealed record RowOrder<T, TId>(
    SortKey<T>? Key, Expression<Func<T, TId>> Id, Func<Guid, TId> IdOf, Func<T, Guid> ValueOf, bool Descending) : RowOrder<T>
    where T : class
{
    private static readonly Expression<Func<T, string?>> NoText = _ => null;

    public override IQueryable<T> Sort(IQueryable<T> rows) => (Key?.Order(rows, Descending), Descending) switch
    {
        (null, false) => rows.OrderBy(Id),
        (null, true) => rows.OrderByDescending(Id),
        ({ } sorted, false) => sorted.ThenBy(Id),
        ({ } sorted, true) => sorted.ThenByDescending(Id),
    };

    // Back is on in the reverse order.
    public override async Task<NextRows<T>> NextAsync(
        IQueryable<T> rows, WalkStep step, PageBudget budget, Func<T, long> sizeOf, CancellationToken cancellationToken)
    {
        var order = step.Back ? this with { Descending = !Descending } : this;
        var next = order.Sort(step.From is null ? rows : rows.Where(order.Behind(step.From))).Take(step.Count + 1).Select(WithText());
        var found = await budget.ReadAsync(next, placed => sizeOf(placed.Row), cancellationToken);
        var shown = found.Take(Math.Min(step.Count, budget.Fitting)).Select(placed => placed.Row);
        return new NextRows<T>([.. shown], count => Page(step with { Count = count }, found));
    }

    public override Expression<Func<T, bool>> Behind(Position position)
    {
        var id = IdOf(position.Id);
        var behindId = Id.Relate(Descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, () => id);
        return Key is null
            ? behindId
            : Key.From(position.Key, Descending).And(Key.Behind(position.Key, Descending).Or(behindId));
    }

    private WalkPage<T> Page(WalkStep step, List<Placed> found)
    {
        var page = step.PageOf(found, PositionOf);
        return new WalkPage<T>([.. page.Items.Select(placed => placed.Row)], page.First, page.Last);
    }

    private Position PositionOf(Placed placed) => new(placed.Text, ValueOf(placed.Row));

    private Expression<Func<T, Placed>> WithText()
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, Placed>>(
            Expression.MemberInit(
                Expression.New(typeof(Placed)),
                Expression.Bind(typeof(Placed).GetProperty(nameof(Placed.Row))!, row),
                Expression.Bind(typeof(Placed).GetProperty(nameof(Placed.Text))!, (Key?.Text ?? NoText).Of(row))),
            row);
    }

    private sealed class Placed
    {
        public T Row { get; init; } = null!;

        public string? Text { get; init; }
    }
}
