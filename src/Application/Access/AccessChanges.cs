using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Access;

/// <summary>
/// Has those watched whose access may become another one by what is being done: to a user, or to a group. To be called before the unit of work is
/// saved.
/// </summary>
public sealed class AccessChanges(ICurrentMappings current, IAccessWatch watch)
{
    /// <summary>Of a user.</summary>
    public void Watch(User user, UserChangeKind kind)
    {
        if (current.MapsRoles)
        {
            watch.Watch(user, kind);
        }
    }

    /// <summary>Of a group that goes: all below it.</summary>
    public void Watch(Group group) => Watch(new GroupChange(group, [], [], GroupChangeKind.Deletion));

    /// <summary>Of members that come or go, and of all below where a mapping may hold for the group by its new name, or held by the old one.</summary>
    /// <param name="group">which group</param>
    /// <param name="members">users and groups, each under an id that no other has</param>
    /// <param name="isRenamed">whether it has another name or external id than before</param>
    public void Watch(Group group, MemberDifference members, bool isRenamed) =>
        Watch(new GroupChange(group, members.Added, members.Removed, isRenamed ? GroupChangeKind.Renaming : GroupChangeKind.OfMembers));

    /// <summary>Of members of a group that is made.</summary>
    internal void Watch(Group group, KnownMembers members) =>
        Watch(new GroupChange(group, [.. members.Users, .. members.Groups], [], GroupChangeKind.OfMembers));

    private void Watch(GroupChange change)
    {
        if (current.MapsRoles && change.Concerned.Count > 0)
        {
            watch.Watch(change);
        }
    }
}
