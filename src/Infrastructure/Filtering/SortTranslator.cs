using System.Linq.Expressions;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>Turns an order into one that the database makes. It is total: what compares equal, or has the same value, goes by id.</summary>
internal sealed class SortTranslator(ScimPlatformDbContext context)
{
    private readonly UserLists lists = new(context);

    public IQueryable<User> Sort(IQueryable<User> users, SortBy? sort) => sort is null
        ? users.OrderBy(user => user.Id)
        : By(users, sort.Path, sort.Descending);

    private IQueryable<User> By(IQueryable<User> users, BoundPath path, bool descending) => UserFilterColumns.Find(path) switch
    {
        TextColumn<User> { IsKey: true } key => Order(users, key.Value, descending),
        TextColumn<User> text => Order(users, text.Value.Then(value => value == null), text.Key(path), descending),
        FlagColumn<User> flag => Order(users, flag.Value, descending),
        TimeColumn<User> time => Order(users, time.Value, descending),
        { } => ById(users, descending),
        null => path.Attribute.Name switch
        {
            "roles" when path.Extension is null => Optional(users, lists.RoleKey(path), descending),
            "groups" when path.Extension is null => Optional(users, lists.GroupKey(path), descending),
            "schemas" when path.Extension is null => ById(users, descending),
            _ => ByDocument(users, path, descending),
        },
    };

    private static IQueryable<User> ByDocument(IQueryable<User> users, BoundPath path, bool descending) => path.Target.Type switch
    {
        AttributeType.Boolean => Optional(users, SortKeys.OfDocument(path, SortKeys.Flag), descending),
        AttributeType.Integer or AttributeType.Decimal => Optional(users, SortKeys.OfDocument(path, SortKeys.Number), descending),
        AttributeType.DateTime => Optional(users, SortKeys.OfDocument(path, SortKeys.Instant), descending),
        _ when path.Target.CaseExact => Optional(users, SortKeys.OfDocument(path, SortKeys.Exact), descending),
        _ => Optional(users, SortKeys.OfDocument(path, SortKeys.Folded), descending),
    };

    private static IQueryable<User> Optional<TKey>(IQueryable<User> users, Expression<Func<User, TKey>> key, bool descending) =>
        Order(users, key.Then(value => value == null), key, descending);

    private static IQueryable<User> Order<TKey>(
        IQueryable<User> users, Expression<Func<User, bool>> missing, Expression<Func<User, TKey>> key, bool descending) => descending
            ? users.OrderByDescending(missing).ThenByDescending(key).ThenByDescending(user => user.Id)
            : users.OrderBy(missing).ThenBy(key).ThenBy(user => user.Id);

    private static IQueryable<User> Order<TKey>(IQueryable<User> users, Expression<Func<User, TKey>> key, bool descending) => descending
        ? users.OrderByDescending(key).ThenByDescending(user => user.Id)
        : users.OrderBy(key).ThenBy(user => user.Id);

    private static IQueryable<User> ById(IQueryable<User> users, bool descending) =>
        descending ? users.OrderByDescending(user => user.Id) : users.OrderBy(user => user.Id);
}
