using ScimPlatform.Application.Audit;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Access;

/// <summary>Tells whose access is another one, in the transaction of the change that made it so.</summary>
public sealed class AccessEvents(IAuditTrail trail)
{
    /// <summary>How many users an event names; of more it tells how many they are.</summary>
    public const int MostNamed = 1_000;

    /// <param name="name">granted or revoked</param>
    /// <param name="tenant">whose</param>
    /// <param name="cause">the mapping, group, user or binding that was changed</param>
    /// <param name="role">which role they gained or lost</param>
    /// <param name="users">who; nothing is told where that is nobody</param>
    internal void Tell(EventName name, TenantId tenant, Guid cause, RoleName role, AffectedUsers users)
    {
        if (users.Count > 0)
        {
            trail.Append(Of(name, tenant, cause, role, users));
        }
    }

    /// <summary>What <see cref="Tell"/> tells.</summary>
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
