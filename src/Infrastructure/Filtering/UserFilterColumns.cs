using System.Linq.Expressions;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>The attributes of a user that have a column of their own, so that an index can find them. All others stand in the document.</summary>
internal static class UserFilterColumns
{
    /// <summary>A user's id as it is shown: lower case, with dashes.</summary>
    public static readonly Expression<Func<User, string?>> Id = user => ScimSql.Lower((string)(object)user.Id);

    private static readonly Dictionary<string, Column<User>> Columns = new()
    {
        ["id"] = new IdColumn(),
        ["userName"] = new TextColumn<User>(user => user.UserNameKey, IsKey: true),
        ["externalId"] = new TextColumn<User>(user => user.ExternalId),
        ["displayName"] = new TextColumn<User>(user => user.DisplayName),
        // Who is neither active nor inactive counts as inactive.
        ["active"] = new FlagColumn<User>(user => user.Active),
        ["meta.resourceType"] = new Constant<User>("User"),
        ["meta.created"] = new TimeColumn<User>(user => user.CreatedAt),
        ["meta.lastModified"] = new TimeColumn<User>(user => user.UpdatedAt),
        ["meta.version"] = new TextColumn<User>(user => "W/\"" + (string)(object)user.Version + "\""),
        ["meta.location"] = new AddressColumn<User>("meta.location"),
        ["meta"] = new Constant<User>("meta"),
    };

    public static Column<User>? Find(BoundPath path) => Columns.GetValueOrDefault(path.ToString());

    private sealed record IdColumn : Column<User>
    {
        private static readonly TextColumn<User> Text = new(Id);

        public override Expression<Func<User, bool>> Present => Condition.Always<User>(true);

        public override Expression<Func<User, bool>> Compare(CompareOperator comparison, FilterValue value)
        {
            if (comparison != CompareOperator.Eq)
            {
                return Text.Compare(comparison, value);
            }

            var text = ((FilterValue.Text)value).Value;
            var id = new UserId(ResourceId.OrNull(text) ?? Guid.Empty);
            return user => user.Id == id;
        }
    }
}

/// <summary>A URI of the server's own, which depends on the address that the client calls. It is not stored.</summary>
/// <param name="Name">the attribute</param>
/// <param name="Order">what the addresses sort like</param>
internal sealed record AddressColumn<T>(string Name, Expression<Func<T, string?>>? Order = null) : Column<T>
{
    public override Expression<Func<T, bool>> Present => Condition.Always<T>(true);

    public override Expression<Func<T, string?>> Key(BoundPath path) => Order ?? base.Key(path);

    public override Expression<Func<T, bool>> Compare(CompareOperator comparison, FilterValue value) => throw OwnAddress.Compared(Name);
}
