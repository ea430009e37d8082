using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering.Sorting;

/// <summary>Turns an order into one that the database makes.</summary>
internal sealed class SortTranslator(ScimPlatformDbContext context)
{
    /// <param name="sort">the order; null for oldest first</param>
    /// <param name="filter">which users are sorted; null for any</param>
    public RowOrder<User> OfUsers(SortBy? sort, BoundFilter? filter = null) => Of(
        sort, sort is null ? null : Among(KeyOfUser(sort.Path), sort.Path, filter), user => user.Id, value => new UserId(value), user => user.Id.Value);

    /// <inheritdoc cref="OfUsers"/>
    public RowOrder<Group> OfGroups(SortBy? sort, BoundFilter? filter = null) => Of(
        sort, sort is null ? null : Among(KeyOfGroup(sort.Path), sort.Path, filter), group => group.Id, value => new GroupId(value), group => group.Id.Value);

    private RowOrder<T> Of<T, TId>(SortBy? sort, SortKey<T>? key, Expression<Func<T, TId>> id, Func<Guid, TId> idOf, Func<T, Guid> valueOf)
        where T : class
    {
        var descending = sort is { Descending: true };
        return context.AgeColumn is { } age
            ? new RowOrder<T, byte[]>(key, row => EF.Property<byte[]>(row, age), value => value.ToByteArray(bigEndian: true), valueOf, descending)
            : new RowOrder<T, TId>(key, id, idOf, valueOf, descending);
    }

    private static SortKey<T>? Among<T>(SortKey<T>? key, BoundPath path, BoundFilter? filter) =>
        !path.Attribute.MultiValued && Requires(filter, path) ? key?.OfPresent() : key;

    // Whether only what has a text there matches.
    private static bool Requires(BoundFilter? filter, BoundPath path) => filter switch
    {
        BoundFilter.And both => Requires(both.Left, path) || Requires(both.Right, path),
        BoundFilter.Compare { Operator: not CompareOperator.Ne, Value: FilterValue.Text } compared => compared.Path == path,
        _ => false,
    };

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
