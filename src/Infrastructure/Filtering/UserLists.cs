using System.Linq.Expressions;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>The lists of a user that are rows of other tables, and their columns by sub-attribute.</summary>
internal sealed class UserLists(ScimPlatformDbContext context)
{
    public static RowSubject<RoleBinding> Role { get; } = new(new Dictionary<string, Column<RoleBinding>>
    {
        ["value"] = new TextColumn<RoleBinding>(binding =>
            binding.Namespace == RoleName.SystemNamespace ? binding.Role : binding.Namespace + "/" + binding.Role),
        ["display"] = new TextColumn<RoleBinding>(binding => binding.Display),
        ["type"] = new TextColumn<RoleBinding>(binding => binding.Type),
        ["primary"] = new FlagColumn<RoleBinding>(binding => binding.Primary),
    });

    public static RowSubject<Group> Group { get; } = Membership("direct");

    private static RowSubject<Group> GroupAbove { get; } = Membership("indirect");

    public Expression<Func<User, IQueryable<RoleBinding>>> Roles { get; } =
        user => context.RoleBindings.Where(binding => binding.UserId == user.Id);

    public Expression<Func<User, IQueryable<Group>>> Groups { get; } =
        user => context.GroupMembers.Where(member => member.UserId == user.Id)
            .Join(context.Groups, member => member.GroupId, group => group.Id, (_, group) => group);

    /// <summary>Some group that the user is in, itself or through other groups, fulfils the filter.</summary>
    /// <param name="inner">what the group has to be</param>
    /// <param name="nested">what is known of groups in groups; null when no group that fulfils it holds others</param>
    public Expression<Func<User, bool>> AnyGroup(BoundFilter inner, NestedGroups? nested)
    {
        var direct = Groups.Any(Direct(inner));
        return nested?.Parts.GetValueOrDefault(inner) is not { } part ? direct
            : part.Pairs is not { } pairs ? direct.Or(IsIn(part.Under))
            : direct.Or(IsIn(part.Under).Or(IsOnlyBelow(pairs)));
    }

    /// <summary>The group, as one that a user is in itself, fulfils the filter.</summary>
    public static Expression<Func<Group, bool>> Direct(BoundFilter inner) => FilterTranslator.Translate(inner, Group);

    /// <summary>The group, as one that a user is in through others, fulfils the filter.</summary>
    public static Expression<Func<Group, bool>> Indirect(BoundFilter inner) => FilterTranslator.Translate(inner, GroupAbove);

    /// <summary>By what users are sorted when they are sorted by a sub-attribute of <c>roles</c>.</summary>
    public Expression<Func<User, string?>> RoleKey(BoundPath path)
    {
        var key = Role[path.Target.Name].Key(path);
        return Roles.Then(roles =>
            roles.OrderByDescending(binding => binding.Primary == true).ThenBy(binding => binding.Ordinal).Select(key).FirstOrDefault());
    }

    /// <summary>The same for <c>groups</c>: who is in any is in one directly, and direct groups are shown first, by name, then by id.</summary>
    public Expression<Func<User, string?>> GroupKey(BoundPath path)
    {
        var key = Group[path.Target.Name].Key(path);
        return Groups.Then(groups => groups
            .OrderBy(group => group.DisplayName).ThenBy(group => ScimSql.Lower((string)(object)group.Id)).Select(key).FirstOrDefault());
    }

    private static RowSubject<Group> Membership(string type) => new(new Dictionary<string, Column<Group>>
    {
        ["value"] = new TextColumn<Group>(group => ScimSql.Lower((string)(object)group.Id)),
        ["$ref"] = new AddressColumn<Group>("groups.$ref", group => ScimSql.Lower((string)(object)group.Id)),
        ["display"] = new TextColumn<Group>(group => group.DisplayName),
        ["type"] = new Constant<Group>(type),
    });

    // Not correlated, so that the list is read once for the whole query.
    private Expression<Func<User, bool>> IsIn(string groups) => user => context.GroupMembers.Any(member =>
        member.UserId == user.Id
        && ScimSql.Members(groups, JsonPath.Root).Select(group => group.Value).Contains(ScimSql.Lower((string)(object)member.GroupId)));

    private Expression<Func<User, bool>> IsOnlyBelow(string pairs) => user => context.Groups.Any(above =>
        context.GroupMembers.Any(member =>
            member.UserId == user.Id
            && ScimSql.Members(pairs, JsonPath.Root).Select(pair => pair.Value)
                .Contains(ScimSql.Lower((string)(object)member.GroupId) + ScimSql.Lower((string)(object)above.Id)))
        && !context.GroupMembers.Any(member => member.UserId == user.Id && member.GroupId == above.Id));
}

/// <summary>A row as an element of a list: its sub-attributes are columns.</summary>
internal sealed class RowSubject<T>(IReadOnlyDictionary<string, Column<T>> columns) : IFilterSubject<T>
{
    public Column<T> this[string name] => columns[name];

    public Expression<Func<T, bool>> Compare(BoundFilter.Compare compare) =>
        columns[compare.Path.Target.Name].Compare(compare.Operator, compare.Value);

    public Expression<Func<T, bool>> Present(BoundPath path) => columns[path.Target.Name].Present;

    public Expression<Func<T, bool>> Any(BoundPath path, BoundFilter inner) => Condition.Always<T>(false);
}

/// <summary>The elements of <c>schemas</c>: the core schema, and the extensions that the document has an object of.</summary>
internal static class SchemasSubject
{
    private static readonly RowSubject<JsonMember> Urn = new(new Dictionary<string, Column<JsonMember>>
    {
        ["value"] = new TextColumn<JsonMember>(member => member.Key),
    });

    /// <param name="document">what the extensions stand in</param>
    /// <param name="core">the URN that every resource of the type has</param>
    /// <param name="inner">what some URN has to be</param>
    public static Expression<Func<T, bool>> Any<T>(Expression<Func<T, string?>> document, string core, BoundFilter inner)
    {
        // No attribute has a colon in its name, every URN has.
        Expression<Func<JsonMember, bool>> isUrn = member => ScimSql.Has(member.Key, ":");
        return FilterEvaluator.Matches(inner, JsonValue.Create(core))
            ? Condition.Always<T>(true)
            : document.Then(text => ScimSql.Members(text, JsonPath.Root)).Any(isUrn.And(FilterTranslator.Translate(inner, Urn)));
    }
}
