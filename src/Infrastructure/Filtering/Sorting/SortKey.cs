using System.Linq.Expressions;
using System.Reflection;

namespace ScimPlatform.Infrastructure.Filtering.Sorting;

/// <summary>
/// By what rows are sorted; NULL for a row without the value, which comes last, or first when descending. A key can be told as text, so
/// that a cursor finds its place again although the row has gone.
/// </summary>
internal abstract record SortKey<T>
{
    /// <summary>The key of a row as text.</summary>
    public abstract Expression<Func<T, string?>> Text { get; }

    /// <summary>The same where every row has a value: an index has rows in that order, and not in that of whether they have one.</summary>
    public abstract SortKey<T> OfPresent();

    public abstract IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending);

    /// <summary>Rows that come after every row with that key.</summary>
    public abstract Expression<Func<T, bool>> Behind(string? text, bool descending);

    /// <summary>Rows with that key and those behind.</summary>
    public abstract Expression<Func<T, bool>> From(string? text, bool descending);
}

/// <param name="Key">the value that the database compares</param>
/// <param name="Missing">whether there is none; null when there always is one, so that an index can be walked</param>
/// <param name="Text">the key as text</param>
/// <param name="Read">makes the value of the text</param>
internal sealed record SortKey<T, TKey>(
    Expression<Func<T, TKey>> Key,
    Expression<Func<T, bool>>? Missing,
    Expression<Func<T, string?>> Text,
    Func<string, Expression<Func<TKey>>> Read) : SortKey<T>
{
    public override Expression<Func<T, string?>> Text { get; } = Text;

    public override SortKey<T> OfPresent() => this with { Missing = null };

    public override IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending) => (Missing, descending) switch
    {
        (null, false) => rows.OrderBy(Key),
        (null, true) => rows.OrderByDescending(Key),
        ({ } missing, false) => rows.OrderBy(missing).ThenBy(Key),
        ({ } missing, true) => rows.OrderByDescending(missing).ThenByDescending(Key),
    };

    public override Expression<Func<T, bool>> Behind(string? text, bool descending) => (text, descending) switch
    {
        (null, false) => Condition.Always<T>(false),
        (null, true) => Missing?.Not() ?? Condition.Always<T>(false),
        ({ }, false) => OrMissing(Key.Relate(ExpressionType.GreaterThan, Read(text))),
        ({ }, true) => Key.Relate(ExpressionType.LessThan, Read(text)),
    };

    public override Expression<Func<T, bool>> From(string? text, bool descending) => (text, descending) switch
    {
        (null, false) => Missing ?? Condition.Always<T>(false),
        (null, true) => Condition.Always<T>(true),
        ({ }, false) => OrMissing(Key.Relate(ExpressionType.GreaterThanOrEqual, Read(text))),
        ({ }, true) => Key.Relate(ExpressionType.LessThanOrEqual, Read(text)),
    };

    private Expression<Func<T, bool>> OrMissing(Expression<Func<T, bool>> condition) =>
        Missing is null ? condition : Missing.Or(condition);
}

/// <summary>
/// Comparisons as the database's own ORDER BY makes them, for types that C# has no operator for: what is said here has to agree with
/// the order and with nothing else.
/// </summary>
internal static class DatabaseOrder
{
    private static readonly MethodInfo Stub = new Func<object, object, bool>(Compare).Method.GetGenericMethodDefinition();

    public static Expression<Func<T, bool>> Relate<T, TKey>(
        this Expression<Func<T, TKey>> key, ExpressionType comparison, Expression<Func<TKey>> place) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.MakeBinary(comparison, key.Body, place.Body, liftToNull: false, Method<TKey>()), key.Parameters);

    private static MethodInfo? Method<TKey>() =>
        Nullable.GetUnderlyingType(typeof(TKey)) is null && typeof(TKey) != typeof(DateTimeOffset) ? Stub.MakeGenericMethod(typeof(TKey)) : null;

    private static bool Compare<TKey>(TKey left, TKey right) => throw new InvalidOperationException("This is written as SQL and never called.");
}
