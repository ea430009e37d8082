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
        BoundFilter.And => Chain(filter, part => part is BoundFilter.And both ? (both.Left, both.Right) : null, subject, Condition.And),
        BoundFilter.Or => Chain(filter, part => part is BoundFilter.Or either ? (either.Left, either.Right) : null, subject, Condition.Or),
        BoundFilter.Not not => Translate(not.Operand, subject).Not(),
        BoundFilter.Compare { Operator: CompareOperator.Ne } differs =>
            subject.Compare(differs with { Operator = CompareOperator.Eq }).Not(),
        BoundFilter.Compare compare => subject.Compare(compare),
        BoundFilter.Present present => subject.Present(present.Path),
        BoundFilter.ValuePath valuePath => subject.Any(valuePath.Path, valuePath.Inner),
        BoundFilter.Nothing => Condition.Always<T>(false),
        _ => throw new InvalidOperationException($"No SQL for {filter.GetType().Name}."),
    };
    // Of a chain the deepest part comes first: what stands behind an operator waits on the stack of SQLite's parser, which is small.
    private static Expression<Func<T, bool>> Chain<T>(
        BoundFilter filter,
        Func<BoundFilter, (BoundFilter Left, BoundFilter Right)?> split,
        IFilterSubject<T> subject,
        Func<Expression<Func<T, bool>>, Expression<Func<T, bool>>, Expression<Func<T, bool>>> join) =>
        Condition.Balanced([.. Parts(filter, split).OrderByDescending(Depth).Select(part => Translate(part, subject))], join);

    private static IEnumerable<BoundFilter> Parts(BoundFilter filter, Func<BoundFilter, (BoundFilter Left, BoundFilter Right)?> split) =>
        split(filter) is { } both ? [.. Parts(both.Left, split), .. Parts(both.Right, split)] : [filter];

    private static int Depth(BoundFilter filter) => filter switch
    {
        BoundFilter.And both => 1 + Math.Max(Depth(both.Left), Depth(both.Right)),
        BoundFilter.Or either => 1 + Math.Max(Depth(either.Left), Depth(either.Right)),
        BoundFilter.Not not => 1 + Depth(not.Operand),
        BoundFilter.ValuePath valuePath => 1 + Depth(valuePath.Inner),
        _ => 0,
    };
}
