using System.Globalization;
using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Filters;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>
/// The operators over a value that is there and of the right kind. <c>ne</c> is none of them: it is the opposite of <c>eq</c>, which
/// is how a missing value comes to fulfil it.
/// </summary>
internal static class Comparison
{
    /// <summary>Over values as they are, or keys that .NET made of them.</summary>
    /// <param name="comparison">the operator</param>
    /// <param name="text">what is looked for</param>
    public static Expression<Func<string, bool>> OfText(CompareOperator comparison, FilterValue.Text text)
    {
        var key = text.Key;
        return OfText(comparison, key.Length == 0, () => key);
    }

    /// <summary>Over values that the database folds.</summary>
    /// <param name="comparison">the operator</param>
    /// <param name="text">what is looked for</param>
    public static Expression<Func<string, bool>> OfFolded(CompareOperator comparison, FilterValue.Text text)
    {
        var (key, literal) = (text.Key, text.Value);
        return OfText(comparison, key.Length == 0, () => ScimSql.FoldedLiteral(key, literal));
    }

    private static Expression<Func<string, bool>> OfText(CompareOperator comparison, bool isEmpty, Expression<Func<string>> key) => comparison switch
    {
        CompareOperator.Eq => With((value, key) => ScimSql.Same(value, key), key),
        CompareOperator.Gt => With((value, key) => ScimSql.Below(key, value), key),
        CompareOperator.Ge => With((value, key) => !ScimSql.Below(value, key), key),
        CompareOperator.Lt => With((value, key) => ScimSql.Below(value, key), key),
        CompareOperator.Le => With((value, key) => !ScimSql.Below(key, value), key),
        _ when isEmpty => Condition.Always<string>(true),
        CompareOperator.Co => With((value, key) => ScimSql.Has(value, key), key),
        CompareOperator.Sw => With((value, key) => ScimSql.Starts(value, key), key),
        CompareOperator.Ew => With((value, key) => ScimSql.Ends(value, key), key),
        _ => throw Unknown(comparison),
    };

    private static Expression<Func<string, bool>> With(Expression<Func<string, string, bool>> compare, Expression<Func<string>> key) =>
        Expression.Lambda<Func<string, bool>>(
            Expression.Lambda(compare.Body, compare.Parameters[1]).Of(key.Body), compare.Parameters[0]);

    public static Expression<Func<string, bool>> OfNumber(CompareOperator comparison, decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return Relate<string, double>(comparison, value => ScimSql.NumberOf(value), () => ScimSql.NumberOf(text));
    }

    public static Expression<Func<string, bool>> OfInstant(CompareOperator comparison, DateTimeOffset instant)
    {
        var text = instant.ToString("O", CultureInfo.InvariantCulture);
        return Relate<string, long>(comparison, value => ScimSql.InstantOf(value), () => ScimSql.InstantOf(text));
    }

    /// <summary>Over a column of times, which are whole milliseconds: one between two of them equals none.</summary>
    public static Expression<Func<DateTimeOffset, bool>> OfTime(CompareOperator comparison, DateTimeOffset instant)
    {
        var whole = instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond));
        return (comparison, whole == instant) switch
        {
            (_, true) => Relate<DateTimeOffset, DateTimeOffset>(comparison, time => time, () => whole),
            (CompareOperator.Eq, false) => Condition.Always<DateTimeOffset>(false),
            (CompareOperator.Gt or CompareOperator.Ge, false) => time => time > whole,
            (CompareOperator.Lt or CompareOperator.Le, false) => time => time <= whole,
            _ => throw Unknown(comparison),
        };
    }

    private static Expression<Func<TValue, bool>> Relate<TValue, TKey>(
        CompareOperator comparison, Expression<Func<TValue, TKey>> key, Expression<Func<TKey>> literal) =>
        Expression.Lambda<Func<TValue, bool>>(
            Expression.MakeBinary(
                comparison switch
                {
                    CompareOperator.Eq => ExpressionType.Equal,
                    CompareOperator.Gt => ExpressionType.GreaterThan,
                    CompareOperator.Ge => ExpressionType.GreaterThanOrEqual,
                    CompareOperator.Lt => ExpressionType.LessThan,
                    CompareOperator.Le => ExpressionType.LessThanOrEqual,
                    _ => throw Unknown(comparison),
                },
                key.Body,
                literal.Body),
            key.Parameters);

    private static InvalidOperationException Unknown(CompareOperator comparison) => new($"No SQL for the operator {comparison} here.");
}
