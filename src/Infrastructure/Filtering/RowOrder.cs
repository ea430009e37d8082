using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Cursors;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>An order of rows that is total: what compares equal, or has no value, goes by id. Descending is the exact reverse.</summary>
internal abstract record RowOrder<T>
    where T : class
{
    public abstract IQueryable<T> Sort(IQueryable<T> rows);

    /// <summary>The next rows behind a position, or the first ones, found by comparing and never by counting.</summary>
    /// <returns>the rows, and the position of the last of them when others follow</returns>
    public abstract Task<(IReadOnlyList<T> Rows, Position? Last)> NextAsync(
        IQueryable<T> rows, Position? after, int count, CancellationToken cancellationToken);
}

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

    // One row more than asked for tells whether anything follows.
    public override async Task<(IReadOnlyList<T> Rows, Position? Last)> NextAsync(
        IQueryable<T> rows, Position? after, int count, CancellationToken cancellationToken)
    {
        var found = await Sort(after is null ? rows : rows.Where(Behind(after)))
            .Take(count + 1).Select(WithText()).ToListAsync(cancellationToken);
        var last = found.Count > count ? found[count - 1] : null;
        return (
            [.. found.Take(count).Select(placed => placed.Row)],
            last is null ? null : new Position(last.Text, ValueOf(last.Row)));
    }

    /// <summary>The rows behind the position.</summary>
    public Expression<Func<T, bool>> Behind(Position position)
    {
        var id = IdOf(position.Id);
        var behindId = Id.Relate(Descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, () => id);
        return Key is null
            ? behindId
            : Key.From(position.Key, Descending).And(Key.Behind(position.Key, Descending).Or(behindId));
    }

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
