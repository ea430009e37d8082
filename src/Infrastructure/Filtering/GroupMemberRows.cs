using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>The members of a group, which are rows of other tables, and their columns by sub-attribute.</summary>
internal sealed class GroupMemberRows(ScimPlatformDbContext context)
{
    public static RowSubject<User> User { get; } = new(new Dictionary<string, Column<User>>
    {
        ["value"] = new TextColumn<User>(user => ScimSql.Lower((string)(object)user.Id)),
        ["$ref"] = new AddressColumn<User>("members.$ref", user => "Users/" + ScimSql.Lower((string)(object)user.Id)),
        ["display"] = new TextColumn<User>(user => user.DisplayName ?? (string)(object)user.UserName),
        ["type"] = new Constant<User>("User"),
    });

    public static RowSubject<Group> Group { get; } = new(new Dictionary<string, Column<Group>>
    {
        ["value"] = new TextColumn<Group>(group => ScimSql.Lower((string)(object)group.Id)),
        ["$ref"] = new AddressColumn<Group>("members.$ref", group => "Groups/" + ScimSql.Lower((string)(object)group.Id)),
        ["display"] = new TextColumn<Group>(group => group.DisplayName),
        ["type"] = new Constant<Group>("Group"),
    });

    public Expression<Func<Group, IQueryable<User>>> Users { get; } =
        group => context.GroupMembers.Where(member => member.GroupId == group.Id)
            .Join(context.Users, member => member.UserId, user => user.Id, (_, user) => user);

    public Expression<Func<Group, IQueryable<Group>>> Groups { get; } =
        group => context.GroupChildren.Where(child => child.GroupId == group.Id)
            .Join(context.Groups, child => child.ChildId, found => found.Id, (_, found) => found);

    /// <summary>By what groups are sorted when they are sorted by a sub-attribute of <c>members</c>: the first one's, as they are shown.</summary>
    public Expression<Func<Group, string?>> Key(BoundPath path)
    {
        var name = path.Target.Name;
        var ofUser = Users.Then(FirstOf(User[name].Key(path), user => user.Id));
        var ofGroup = Groups.Then(FirstOf(Group[name].Key(path), group => group.Id));
        return Expression.Lambda<Func<Group, string?>>(
            Expression.Coalesce(ofUser.Body, ofGroup.Of(ofUser.Parameters[0])), ofUser.Parameters);
    }

    private static Expression<Func<IQueryable<TRow>, string?>> FirstOf<TRow, TId>(
        Expression<Func<TRow, string?>> key, Expression<Func<TRow, TId>> id) =>
        rows => rows.OrderBy(id).Select(key).FirstOrDefault();
}
