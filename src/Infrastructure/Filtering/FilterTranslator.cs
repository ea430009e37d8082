using System.Linq.Expressions;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>Turns a bound filter into a condition that the database evaluates. What has no column is refused, never filtered in memory.</summary>
internal static class FilterTranslator
{
    /// <exception cref="ScimFault">invalidFilter, naming what cannot be looked up</exception>
    public static Expression<Func<User, bool>> Translate(BoundFilter filter) => filter switch
    {
        BoundFilter.And both => Join(Translate(both.Left), Translate(both.Right), Expression.AndAlso),
        BoundFilter.Or either => Join(Translate(either.Left), Translate(either.Right), Expression.OrElse),
        BoundFilter.Compare { Operator: CompareOperator.Eq } compare => UserFilterColumns.Equal(compare.Path.ToString(), compare.Value),
        _ => throw new ScimFault(ScimType.InvalidFilter, "Users can be looked up by 'eq' on userName, externalId, id and active, joined by 'and' and 'or'."),
    };

    private static Expression<Func<User, bool>> Join(
        Expression<Func<User, bool>> left, Expression<Func<User, bool>> right, Func<Expression, Expression, Expression> join)
    {
        var body = new Renaming(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<User, bool>>(join(left.Body, body), left.Parameters);
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
