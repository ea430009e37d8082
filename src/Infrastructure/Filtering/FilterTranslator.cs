using System.Linq.Expressions;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>Turns a bound filter into a condition that the database evaluates. What the cases mean is said at <see cref="BoundFilter"/>.</summary>
internal static class FilterTranslator
{
    /// <exception cref="ScimFault">invalidFilter: the attribute depends on the address that the client calls</exception>
    /// <param name="filter">what users have to be</param>
    /// <param name="context">where their rows are</param>
    /// <param name="ancestry">which groups stand above which; null when none does</param>
    public static Expression<Func<User, bool>> Translate(BoundFilter filter, ScimPlatformDbContext context, string? ancestry = null) =>
        Translate(filter, new UserSubject(context, ancestry));

    /// <inheritdoc cref="Translate(BoundFilter, ScimPlatformDbContext, string?)"/>
    public static Expression<Func<Group, bool>> TranslateGroup(BoundFilter filter, ScimPlatformDbContext context) =>
        Translate(filter, new GroupSubject(context));

    public static Expression<Func<T, bool>> Translate<T>(BoundFilter filter, IFilterSubject<T> subject) => filter switch
    {
        BoundFilter.And both => Translate(both.Left, subject).And(Translate(both.Right, subject)),
        BoundFilter.Or either => Translate(either.Left, subject).Or(Translate(either.Right, subject)),
        BoundFilter.Not not => Translate(not.Operand, subject).Not(),
        BoundFilter.Compare { Operator: CompareOperator.Ne } differs =>
            subject.Compare(differs with { Operator = CompareOperator.Eq }).Not(),
        BoundFilter.Compare compare => subject.Compare(compare),
        BoundFilter.Present present => subject.Present(present.Path),
        BoundFilter.ValuePath valuePath => subject.Any(valuePath.Path, valuePath.Inner),
        BoundFilter.Nothing => Condition.Always<T>(false),
        _ => throw new InvalidOperationException($"No SQL for {filter.GetType().Name}."),
    };
}
