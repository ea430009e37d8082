using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>The attributes of a group that have a column of their own.</summary>
internal static class GroupFilterColumns
{
    private static readonly Dictionary<string, Column<Group>> Columns = new()
    {
        ["id"] = new TextColumn<Group>(group => ScimSql.Lower((string)(object)group.Id)),
        ["externalId"] = new TextColumn<Group>(group => group.ExternalId),
        ["displayName"] = new TextColumn<Group>(group => group.DisplayNameKey, IsKey: true),
        ["meta.resourceType"] = new Constant<Group>("Group"),
        ["meta.created"] = new TimeColumn<Group>(group => group.CreatedAt),
        ["meta.lastModified"] = new TimeColumn<Group>(group => group.UpdatedAt),
        ["meta.version"] = new TextColumn<Group>(group => "W/\"" + (string)(object)group.Version + "\""),
        ["meta.location"] = new AddressColumn<Group>("meta.location"),
        ["meta"] = new Constant<Group>("meta"),
    };

    public static Column<Group>? Find(BoundPath path) => Columns.GetValueOrDefault(path.ToString());
}
