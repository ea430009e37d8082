using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>
/// What a user that exists becomes by a document that takes its place (RFC 7644 section 3.5.1): what the document leaves out is cleared, but
/// for what is immutable, for <c>active</c> and for the password, which no client can have read. Nobody who was deactivated comes back because a
/// client did not speak of it.
/// </summary>
internal static class UserReplacement
{
    /// <exception cref="Scim.ScimFault">mutability: an immutable value would change</exception>
    public static ScimResource Of(ScimResource document, User user)
    {
        var wanted = ImmutableAttributes.Keep(document, user.Document);
        if (JsonNode.Parse(user.Document)!["active"] is { } active)
        {
            wanted.Document.TryAdd("active", active.DeepClone());
        }

        if (user.PasswordHash is not null)
        {
            wanted.Document.TryAdd("password", UserResourceMapper.KeptPassword);
        }

        return wanted;
    }
}
