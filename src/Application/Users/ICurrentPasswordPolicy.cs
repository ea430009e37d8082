using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Users;

/// <summary>
/// What is done with passwords in what is being done: as the tenant of the connector that asks on the SCIM plane has it. It comes with the
/// credentials, so that no statement asks for it. Other work keeps them.
/// </summary>
public interface ICurrentPasswordPolicy
{
    PasswordPolicy Policy { get; }
}

internal sealed class PasswordsKept : ICurrentPasswordPolicy
{
    public PasswordPolicy Policy => PasswordPolicy.Keep;
}
