using System.Linq.Expressions;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>A group: columns where there are some, rows for members, the document for everything else.</summary>
internal sealed class GroupSubject(ScimPlatformDbContext context) : IFilterSubject<Group>
{
    private static readonly JsonObjectSubject<Group> Document = new(group => group.Document);

    private static readonly RowSubject<User> User = new(new Dictionary<string, Column<User>>
    {
        ["value"] = new TextColumn<User>(user => ScimSql.Lower((string)(object)user.Id)),
        ["$ref"] = new AddressColumn<User>("members.$ref"),
        ["display"] = new TextColumn<User>(user => user.DisplayName ?? (string)(object)user.UserName),
        ["type"] = new Constant<User>("User"),
    });

    private static readonly RowSubject<Group> Child = new(new Dictionary<string, Column<Group>>
    {
        ["value"] = new TextColumn<Group>(group => ScimSql.Lower((string)(object)group.Id)),
        ["$ref"] = new AddressColumn<Group>("members.$ref"),
        ["display"] = new TextColumn<Group>(group => group.DisplayName),
        ["type"] = new Constant<Group>("Group"),
    });

    private readonly Expression<Func<Group, IQueryable<User>>> users =
        group => context.GroupMembers.Where(member => member.GroupId == group.Id)
            .Join(context.Users, member => member.UserId, user => user.Id, (_, user) => user);

    private readonly Expression<Func<Group, IQueryable<Group>>> children =
        group => context.GroupChildren.Where(child => child.GroupId == group.Id)
            .Join(context.Groups, child => child.ChildId, found => found.Id, (_, found) => found);

    public Expression<Func<Group, bool>> Compare(BoundFilter.Compare compare) =>
        GroupFilterColumns.Find(compare.Path) is { } column ? column.Compare(compare.Operator, compare.Value) : Document.Compare(compare);

    public Expression<Func<Group, bool>> Present(BoundPath path) => path.ToString() switch
    {
        "members" => users.Any(_ => true).Or(children.Any(_ => true)),
        "schemas" => Condition.Always<Group>(true),
        _ when GroupFilterColumns.Find(path) is { } column => column.Present,
        _ => Document.Present(path),
    };

    public Expression<Func<Group, bool>> Any(BoundPath path, BoundFilter inner) => path.ToString() switch
    {
        "members" => users.Any(FilterTranslator.Translate(inner, User)).Or(children.Any(FilterTranslator.Translate(inner, Child))),
        "schemas" => SchemasSubject.Any<Group>(group => group.Document, ScimUrns.Group, inner),
        _ => Document.Any(path, inner),
    };
}
