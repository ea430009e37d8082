using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Access;

/// <summary>What is told of whose access is another one.</summary>
public static class AccessEvents
{
    /// <summary>How many users an event names; of more it tells how many they are.</summary>
    public const int MostNamed = 1_000;

    /// <param name="name">granted or revoked</param>
    /// <param name="tenant">whose</param>
    /// <param name="cause">the mapping, group, user or binding that was changed</param>
    /// <param name="role">which role they gained or lost</param>
    /// <param name="users">who</param>
    public static DomainEvent Of(EventName name, TenantId tenant, Guid cause, RoleName role, AffectedUsers users) => new(name, tenant, cause)
    {
        Changes =
        [
            new Change.Fact("namespace", role.Namespace),
            new Change.Fact("role", role.Role),
            users.Count > MostNamed
                ? new Change.Fact("users_total", users.Count)
                : new Change.Fact("users", users.Users.Select(user => user.ToString()).ToList()),
        ],
    };
}
