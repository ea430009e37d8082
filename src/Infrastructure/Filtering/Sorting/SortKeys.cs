using System.Globalization;
using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Infrastructure.Filtering.Sorting;

/// <summary>The keys of columns and of what stands in the document.</summary>
internal static class SortKeys
{
    /// <summary>The key of an attribute with a column of its own; null when it tells no rows apart but by id.</summary>
    public static SortKey<T>? OfColumn<T>(Column<T> column, BoundPath path) => column switch
    {
        TextColumn<T> { IsKey: true } key => OfText(key.Value, missing: null),
        // The folded value is said never to be NULL: the column itself tells.
        TextColumn<T> text => OfText(text.Key(path), text.Value.Then(value => value == null)),
        FlagColumn<T> => OfText(column.Key(path)),
        TimeColumn<T> time => new SortKey<T, DateTimeOffset>(
            time.Value, null, time.Value.Then<T, DateTimeOffset, string?>(value => Milliseconds(value)), text => Time(text)),
        _ => null,
    };

    public static SortKey<T> OfText<T>(Expression<Func<T, string?>> key) => OfText(key, key.Then(value => value == null));

    /// <summary>The key of an attribute in the document; of a list, that of its primary element, else of its first.</summary>
    public static SortKey<T> OfDocument<T>(Expression<Func<T, string?>> document, BoundPath path)
    {
        var place = new DocumentPlace<T>(document, path);
        return path.Target.Type switch
        {
            AttributeType.Boolean => OfText(place.Find<string>(member => ScimSql.IsTrue(member.Type, member.Value) ? "1" : "0")),
            AttributeType.Integer or AttributeType.Decimal => OfNumber(place),
            AttributeType.DateTime => OfInstant(place),
            _ when path.Target.CaseExact => OfText(place.Find<string>(member => ScimSql.Exact(member.Value))),
            _ => OfText(place.Find<string>(member => ScimSql.Fold(member.Value))),
        };
    }

    private static SortKey<T, string?> OfText<T>(Expression<Func<T, string?>> key, Expression<Func<T, bool>>? missing) =>
        new(key, missing, key, text => () => text);

    private static SortKey<T, double?> OfNumber<T>(DocumentPlace<T> place)
    {
        var key = place.Find<double?>(member => ScimSql.NumberOf(member.Value));
        var text = place.Find<string>(member => ScimSql.NumberText(member.Value));
        return new SortKey<T, double?>(key, key.Then(value => value == null), text, told => () => ScimSql.NumberOfText(told));
    }

    private static SortKey<T, long?> OfInstant<T>(DocumentPlace<T> place)
    {
        var key = place.Find<long?>(member => ScimSql.InstantOf(member.Value));
        var missing = key.Then(value => value == null);
        var text = place.Find<string>(member => member.Value);
        var told = Expression.Lambda<Func<T, string?>>(
            Expression.Condition(missing.Body, Expression.Constant(null, typeof(string)), text.Of(missing.Parameters[0])), missing.Parameters);
        return new SortKey<T, long?>(key, missing, told, value => () => ScimSql.InstantOf(value));
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Expression<Func<DateTimeOffset>> Time(string text)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
        return () => time;
    }
}
