using System.Linq.Expressions;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
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
    /// <param name="nested">what was found out about groups in groups; null when they do not matter</param>
    public static Expression<Func<User, bool>> Translate(BoundFilter filter, ScimPlatformDbContext context, NestedGroups? nested = null) =>
        Whole(filter, new UserSubject(context, nested), path => UserFilterColumns.Find(path) is not null);

    /// <inheritdoc cref="Translate(BoundFilter, ScimPlatformDbContext, NestedGroups?)"/>
    public static Expression<Func<Group, bool>> TranslateGroup(BoundFilter filter, ScimPlatformDbContext context) =>
        Whole(filter, new GroupSubject(context), path => GroupFilterColumns.Find(path) is not null);

    public static Expression<Func<T, bool>> Translate<T>(BoundFilter filter, IFilterSubject<T> subject) => filter switch
    {
        BoundFilter.And => Chain(Parts(filter, Both), subject, Condition.And),
        BoundFilter.Or => Chain(Parts(filter, Either), subject, Condition.Or),
        BoundFilter.Not not => Translate(not.Operand, subject).Not(),
        BoundFilter.Compare { Operator: CompareOperator.Ne } differs =>
            subject.Compare(differs with { Operator = CompareOperator.Eq }).Not(),
        BoundFilter.Compare compare => subject.Compare(compare),
        BoundFilter.Present present => subject.Present(present.Path),
        BoundFilter.ValuePath valuePath => subject.Any(valuePath.Path, valuePath.Inner),
        BoundFilter.Nothing => Condition.Always<T>(false),
        _ => throw new InvalidOperationException($"No SQL for {filter.GetType().Name}."),
    };

    // SQLite asks in the order of the text: a row that a column rules out spares the search of its document. Only the outermost conditions
    // are ordered by that, since each level more would cost room on the stack of its parser.
    private static Expression<Func<T, bool>> Whole<T>(BoundFilter filter, IFilterSubject<T> subject, Func<BoundPath, bool> isColumn)
    {
        var parts = Parts(filter, Both).ToLookup(part => part is BoundFilter.Compare compare && isColumn(compare.Path));
        var (columns, others) = (parts[true].ToList(), parts[false].ToList());
        return columns.Count == 0 || others.Count == 0
            ? Translate(filter, subject)
            : Chain(columns, subject, Condition.And).And(Chain(others, subject, Condition.And));
    }

    // Of a chain the deepest part comes first: what stands behind an operator waits on the stack of SQLite's parser, which is small.
    private static Expression<Func<T, bool>> Chain<T>(
        IEnumerable<BoundFilter> parts,
        IFilterSubject<T> subject,
        Func<Expression<Func<T, bool>>, Expression<Func<T, bool>>, Expression<Func<T, bool>>> join) =>
        Condition.Balanced([.. parts.OrderByDescending(Depth).Select(part => Translate(part, subject))], join);

    private static (BoundFilter Left, BoundFilter Right)? Both(BoundFilter filter) =>
        filter is BoundFilter.And both ? (both.Left, both.Right) : null;

    private static (BoundFilter Left, BoundFilter Right)? Either(BoundFilter filter) =>
        filter is BoundFilter.Or either ? (either.Left, either.Right) : null;

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
