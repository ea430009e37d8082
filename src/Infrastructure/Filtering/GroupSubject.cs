using System.Linq.Expressions;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>A group: columns where there are some, rows for members, the document for everything else.</summary>
internal sealed class GroupSubject(ScimPlatformDbContext context) : IFilterSubject<Group>
{
    private static readonly DocumentSubject<Group> Document = new(group => group.Document);

    private readonly GroupMemberRows members = new(context);

    public Expression<Func<Group, bool>> Compare(BoundFilter.Compare compare) =>
        GroupFilterColumns.Find(compare.Path) is { } column ? column.Compare(compare.Operator, compare.Value) : Document.Compare(compare);

    public Expression<Func<Group, bool>> Present(BoundPath path) => path.ToString() switch
    {
        "members" => members.Users.Any(_ => true).Or(members.Groups.Any(_ => true)),
        "schemas" => Condition.Always<Group>(true),
        _ when GroupFilterColumns.Find(path) is { } column => column.Present,
        _ => Document.Present(path),
    };

    public Expression<Func<Group, bool>> Any(BoundPath path, BoundFilter inner) => path.ToString() switch
    {
        "members" => members.Users.Any(FilterTranslator.Translate(inner, GroupMemberRows.User))
            .Or(members.Groups.Any(FilterTranslator.Translate(inner, GroupMemberRows.Group))),
        "schemas" => SchemasSubject.Any<Group>(group => group.Document, ScimUrns.Group, inner),
        _ => Document.Any(path, inner),
    };
}
