using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Discovery;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Makes users with their role bindings, up to storing them.</summary>
public sealed class UserCreation(IUserRepository users, IRoleBindingRepository bindings, UserPasswords passwords, AccessChanges access, ScimSettings settings, TimeProvider time)
{
    /// <param name="tenant">whose directory</param>
    /// <param name="id">where others refer to the user before it is stored</param>
    /// <param name="parts">what the client sent</param>
    /// <param name="actor">who does it</param>
    internal (User User, IReadOnlyList<RoleBinding> Bindings) Add(
        TenantId tenant, UserId? id, UserResourceMapper.Parts parts, Actor actor)
    {
        settings.Budgets.Require(parts.Profile.Document, before: null);
        settings.Budgets.Require("roles", parts.Roles.Count, before: 0);
        var now = time.Now();
        var hash = passwords.HashOf(parts.Password);
        var user = User.Create(tenant, parts.Profile, hash, now, id);
        users.Add(user);
        if (parts.Roles.Count > 0)
        {
            access.Watch(user, UserChangeKind.Creation);
        }

        return (user, RoleAlignment.Align(bindings, user, [], parts.Roles, actor, now).Bindings);
    }
}
