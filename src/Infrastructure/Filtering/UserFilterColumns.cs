using System.Linq.Expressions;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>The attributes of a user that have a column of their own.</summary>
internal static class UserFilterColumns
{
    /// <exception cref="ScimFault">invalidFilter: the attribute has no column</exception>
    public static Expression<Func<User, bool>> Equal(string path, FilterValue value)
    {
        switch (path, value)
        {
            case ("userName", FilterValue.Text text):
                return user => user.UserNameKey == text.Key;
            case ("externalId", FilterValue.Text text):
                return user => user.ExternalId == text.Value;
            case ("id", FilterValue.Text text):
                var id = Guid.TryParseExact(text.Value, "D", out var uuid) && uuid.ToString() == text.Value ? new UserId(uuid) : default;
                return user => user.Id == id;
            case ("active", FilterValue.Flag flag):
                return user => user.Active == flag.Value;
            default:
                throw new ScimFault(ScimType.InvalidFilter, $"Users cannot be looked up by '{path}'.");
        }
    }
}
