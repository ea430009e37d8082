using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Access;

/// <summary>
/// Has those watched whose access may become another one by what is being done: to a user, or to a group. To be called before the unit of work is
/// saved.
/// </summary>
public sealed class AccessChanges(ICurrentMappings current, IAccessWatch watch)
{
    /// <summary>Of a user: its activity, its role bindings, that it goes.</summary>
    public void Watch(User user)
    {
        if (current.MapsRoles)
        {
            watch.Watch(user.TenantId, user, user.Id.Value, [user.Id.Value], []);
        }
    }

    /// <summary>Of a group that goes: all below it.</summary>
    public void Watch(Group group)
    {
        if (current.MapsRoles)
        {
            watch.Watch(group.TenantId, group, group.Id.Value, [], [group.Id.Value]);
        }
    }

    /// <summary>Of members that come or go, and of all below where a mapping may hold for the group by its new name, or held by the old one.</summary>
    /// <param name="group">which group</param>
    /// <param name="members">users and groups, each under an id that no other has</param>
    /// <param name="isRenamed">whether it has another name or external id than before</param>
    public void Watch(Group group, MemberDifference members, bool isRenamed)
    {
        if (current.MapsRoles && (members.IsAny || isRenamed))
        {
            List<Guid> ids = [.. members.Added, .. members.Removed];
            watch.Watch(group.TenantId, group, group.Id.Value, ids, isRenamed ? [.. ids, group.Id.Value] : ids);
        }
    }

    /// <summary>Of members of a group that is made.</summary>
    internal void Watch(Group group, KnownMembers members)
    {
        if (current.MapsRoles && members.Users.Count + members.Groups.Count > 0)
        {
            watch.Watch(group.TenantId, group, group.Id.Value, members.Users, members.Groups);
        }
    }
}
