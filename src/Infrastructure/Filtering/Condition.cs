using System.Linq.Expressions;
using System.Reflection;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>Builds conditions out of smaller ones.</summary>
internal static class Condition
{
    private static readonly MethodInfo AnyRow =
        new Func<IQueryable<object>, Expression<Func<object, bool>>, bool>(Queryable.Any).Method.GetGenericMethodDefinition();

    public static Expression<Func<T, bool>> Always<T>(bool answer) => _ => answer;

    public static Expression<Func<T, bool>> And<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        left.Update(Expression.AndAlso(left.Body, right.Of(left.Parameters[0])), left.Parameters);

    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> left, Expression<Func<T, bool>> right) =>
        left.Update(Expression.OrElse(left.Body, right.Of(left.Parameters[0])), left.Parameters);

    public static Expression<Func<T, bool>> Not<T>(this Expression<Func<T, bool>> operand) =>
        operand.Update(Expression.Not(operand.Body), operand.Parameters);

    /// <summary>
    /// All of the conditions, joined as a tree of few levels. As a chain each would open a parenthesis within that of its neighbour, and
    /// SQLite's parser takes fewer than a hundred.
    /// </summary>
    public static Expression<Func<T, bool>> Balanced<T>(
        this IReadOnlyList<Expression<Func<T, bool>>> conditions,
        Func<Expression<Func<T, bool>>, Expression<Func<T, bool>>, Expression<Func<T, bool>>> join)
    {
        if (conditions is [var only])
        {
            return only;
        }

        var half = conditions.Count / 2;
        return join(Balanced([.. conditions.Take(half)], join), Balanced([.. conditions.Skip(half)], join));
    }

    /// <summary>One step after the other: <c>x => then(first(x))</c>.</summary>
    public static Expression<Func<T, TResult>> Then<T, TValue, TResult>(
        this Expression<Func<T, TValue>> first, Expression<Func<TValue, TResult>> then) =>
        Expression.Lambda<Func<T, TResult>>(then.Of(first.Body), first.Parameters);

    /// <summary>Some row fulfils the condition. It is <c>EXISTS</c>, which is never NULL, whatever stands within.</summary>
    public static Expression<Func<T, bool>> Any<T, TRow>(
        this Expression<Func<T, IQueryable<TRow>>> rows, Expression<Func<TRow, bool>> condition) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.Call(AnyRow.MakeGenericMethod(typeof(TRow)), rows.Body, Expression.Quote(condition)), rows.Parameters);

    /// <summary>What the function makes of the argument.</summary>
    public static Expression Of(this LambdaExpression function, Expression argument) =>
        new Replacement(function.Parameters[0], argument).Visit(function.Body);

    private sealed class Replacement(ParameterExpression parameter, Expression argument) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? argument : node;
    }
}
