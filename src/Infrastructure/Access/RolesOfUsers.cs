using ScimPlatform.Domain.RoleBindings;

namespace ScimPlatform.Infrastructure.Access;

/// <summary>Users, with all roles that lead to them.</summary>
internal sealed class RolesOfUsers
{
    private readonly Dictionary<Guid, Held> held = [];

    public void Add(Guid user, IReadOnlySet<RoleName> roles, bool isActive) => held[user] = new Held(roles, isActive);

    /// <summary>The same users, each with these roles too.</summary>
    public RolesOfUsers With(IReadOnlyCollection<RoleName> roles)
    {
        var all = new RolesOfUsers();
        foreach (var (user, known) in held)
        {
            all.Add(user, known.Roles.Union(roles).ToHashSet(), known.IsActive);
        }

        return all;
    }

    /// <summary>Those of some users.</summary>
    /// <param name="users">which</param>
    /// <param name="isActive">whether they are active; null where that is as it was read</param>
    public RolesOfUsers Of(IEnumerable<Guid> users, bool? isActive = null)
    {
        var some = new RolesOfUsers();
        foreach (var user in users)
        {
            if (held.TryGetValue(user, out var known))
            {
                some.Add(user, known.Roles, isActive ?? known.IsActive);
            }
        }

        return some;
    }

    /// <summary>Roles that somebody has here and not there. Who is not active has none.</summary>
    public IEnumerable<(RoleName Role, Guid User)> Without(RolesOfUsers there) =>
        from one in held
        where one.Value.IsActive
        from role in one.Value.Roles
        where !(there.held.TryGetValue(one.Key, out var known) && known.IsActive && known.Roles.Contains(role))
        select (role, one.Key);

    private readonly record struct Held(IReadOnlySet<RoleName> Roles, bool IsActive);
}
