using ScimPlatform.Domain.RoleBindings;

namespace ScimPlatform.Infrastructure.Access;

/// <summary>Users who have a role, with all their roles.</summary>
internal sealed class RolesOfUsers
{
    private readonly Dictionary<Guid, IReadOnlySet<RoleName>> held = [];

    public void Add(Guid user, IReadOnlySet<RoleName> roles)
    {
        if (roles.Count > 0)
        {
            held.Add(user, roles);
        }
    }

    /// <summary>Roles that somebody has here and not there.</summary>
    public IEnumerable<(RoleName Role, Guid User)> Without(RolesOfUsers there) =>
        from one in held
        from role in one.Value
        where !(there.held.TryGetValue(one.Key, out var known) && known.Contains(role))
        select (role, one.Key);
}
