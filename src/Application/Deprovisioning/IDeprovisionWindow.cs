using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Deprovisioning;

/// <summary>The users that were taken away of late, as the database remembers them for every node.</summary>
public interface IDeprovisionWindow
{
    /// <summary>
    /// Lets the next save count the users in its own transaction, each once in the window. It is refused with
    /// <see cref="Common.Errors.ErrorKind.TooManyRequests"/> where that would be more than the guard lets pass; nothing is stored or counted then.
    /// </summary>
    void Admit(TenantId tenant, DeprovisionGuard guard, IReadOnlyCollection<Guid> users);
}
