using System.Linq.Expressions;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>A user: columns where there are some, rows for roles and groups, the document for everything else.</summary>
internal sealed class UserSubject(ScimPlatformDbContext context, NestedGroups? nested) : IFilterSubject<User>
{
    private static readonly DocumentSubject<User> Document = new(user => user.Document);

    private readonly UserLists lists = new(context);

    public Expression<Func<User, bool>> Compare(BoundFilter.Compare compare) =>
        UserFilterColumns.Find(compare.Path) is { } column ? column.Compare(compare.Operator, compare.Value) : Document.Compare(compare);

    public Expression<Func<User, bool>> Present(BoundPath path) => path.ToString() switch
    {
        "roles" => lists.Roles.Any(_ => true),
        "groups" => lists.Groups.Any(_ => true),
        "schemas" => Condition.Always<User>(true),
        "active" => Document.Present(path), // the column has no place for what is unassigned
        _ when UserFilterColumns.Find(path) is { } column => column.Present,
        _ => Document.Present(path),
    };

    public Expression<Func<User, bool>> Any(BoundPath path, BoundFilter inner) => path.ToString() switch
    {
        "roles" => lists.Roles.Any(FilterTranslator.Translate(inner, UserLists.Role)),
        "groups" => lists.AnyGroup(inner, nested),
        "schemas" => SchemasSubject.Any<User>(user => user.Document, ScimUrns.User, inner),
        _ => Document.Any(path, inner),
    };
}
