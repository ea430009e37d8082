using ScimPlatform.Application.Scim;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>What becomes of a password that a client sent, by the tenant's setting.</summary>
public sealed class UserPasswords(IPasswordHashing hashing, ICurrentPasswordPolicy current)
{
    /// <returns>what a new user is stored with</returns>
    /// <exception cref="ScimFault">the tenant refuses passwords</exception>
    internal string? HashOf(string? password) => Taken(password) is { } taken ? hashing.Hash(taken) : null;

    /// <summary>Gives the user the password, unless it has it already; null takes away the one that it has, whatever the setting.</summary>
    /// <exception cref="ScimFault">the tenant refuses passwords</exception>
    internal void Change(User user, string? password, DateTimeOffset now)
    {
        if (password is null && user.PasswordHash is not null)
        {
            user.ChangePassword(null, now);
        }
        else if (password != UserResourceMapper.KeptPassword
            && Taken(password) is { } taken && (user.PasswordHash is null || !hashing.Matches(user.PasswordHash, taken)))
        {
            user.ChangePassword(hashing.Hash(taken), now);
        }
    }

    private string? Taken(string? password) => (password, current.Policy) switch
    {
        (null, _) or (_, PasswordPolicy.Discard) => null,
        (_, PasswordPolicy.Refuse) => throw new ScimFault(ScimType.InvalidValue, "'password' is not taken from this tenant's connector."),
        _ => password,
    };
}
