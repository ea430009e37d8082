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
    /// <param name="comparison">the operator</param>
    /// <param name="key">what is looked for, folded when the values are</param>
    public static Expression<Func<string, bool>> OfText(CompareOperator comparison, string key) => comparison switch
    {
        CompareOperator.Eq => value => ScimSql.Same(value, key),
        CompareOperator.Gt => value => ScimSql.Below(key, value),
        CompareOperator.Ge => value => !ScimSql.Below(value, key),
        CompareOperator.Lt => value => ScimSql.Below(value, key),
        CompareOperator.Le => value => !ScimSql.Below(key, value),
        _ when key.Length == 0 => Condition.Always<string>(true),
        CompareOperator.Co => value => ScimSql.Has(value, key),
        CompareOperator.Sw => value => ScimSql.Starts(value, key),
        CompareOperator.Ew => value => ScimSql.Ends(value, key),
        _ => throw Unknown(comparison),
    };

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
