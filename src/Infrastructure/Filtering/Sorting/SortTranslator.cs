using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering.Sorting;

/// <summary>Turns an order into one that the database makes.</summary>
internal sealed class SortTranslator(ScimPlatformDbContext context)
{
    public RowOrder<User> OfUsers(SortBy? sort) => new RowOrder<User, UserId>(
        sort is null ? null : KeyOfUser(sort.Path), user => user.Id, value => new UserId(value), user => user.Id.Value, sort is { Descending: true });

    public RowOrder<Group> OfGroups(SortBy? sort) => new RowOrder<Group, GroupId>(
        sort is null ? null : KeyOfGroup(sort.Path), group => group.Id, value => new GroupId(value), group => group.Id.Value, sort is { Descending: true });

    // Ids and constants have no key of their own: the order by id is theirs.
    private SortKey<User>? KeyOfUser(BoundPath path) => (UserFilterColumns.Find(path), path) switch
    {
        ({ } column, _) => SortKeys.OfColumn(column, path),
        (_, { Extension: null, Attribute.Name: "roles" }) => SortKeys.OfText(new UserLists(context).RoleKey(path)),
        (_, { Extension: null, Attribute.Name: "groups" }) => SortKeys.OfText(new UserLists(context).GroupKey(path)),
        (_, { Extension: null, Attribute.Name: "schemas" }) => null,
        _ => SortKeys.OfDocument<User>(user => user.Document, path),
    };

    private SortKey<Group>? KeyOfGroup(BoundPath path) => (GroupFilterColumns.Find(path), path) switch
    {
        (_, { Attribute.Name: "id" }) => null,
        ({ } column, _) => SortKeys.OfColumn(column, path),
        (_, { Extension: null, Attribute.Name: "members" }) => SortKeys.OfText(new GroupMemberRows(context).Key(path)),
        (_, { Extension: null, Attribute.Name: "schemas" }) => null,
        _ => SortKeys.OfDocument<Group>(group => group.Document, path),
    };
}
