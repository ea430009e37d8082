using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;

namespace ScimPlatform.Application.Access;

/// <summary>What is done to a group, as far as access comes from it.</summary>
/// <param name="Group">as it will be</param>
/// <param name="Added">users and groups that come to it, each under an id that no other has</param>
/// <param name="Removed">those that leave it</param>
/// <param name="Kind">whether it has another name or external id than before, or goes</param>
public sealed record GroupChange(Group Group, IReadOnlyCollection<Guid> Added, IReadOnlyCollection<Guid> Removed, GroupChangeKind Kind)
{
    /// <summary>What of it access may become another one of: these, and all below them.</summary>
    public IReadOnlyList<Guid> Concerned { get; } = [.. Added, .. Removed, .. Kind is GroupChangeKind.OfMembers ? (Guid[])[] : [Group.Id.Value]];

    public bool IsDeletion => Kind is GroupChangeKind.Deletion;
}

/// <summary>What kind of change it is.</summary>
public enum GroupChangeKind
{
    /// <summary>Members come or go, those of a new group included.</summary>
    OfMembers,

    /// <summary>It has another name or external id, and perhaps other members.</summary>
    Renaming,

    /// <summary>It goes.</summary>
    Deletion,
}

/// <summary>Which roles a changed group leads to, and how many it concerns.</summary>
/// <param name="Roles">each role that the group gives before or after the change, and whether it does so after it</param>
/// <param name="HasBelow">whether anything that it concerns is a group</param>
/// <param name="Users">how many users are below, those that were counted</param>
public sealed record GroupReachView(IReadOnlyDictionary<RoleName, bool> Roles, bool HasBelow, int Users)
{
    /// <summary>Whether it leads to the same roles, for as many.</summary>
    public bool LeadsAs(GroupReachView other) =>
        (HasBelow, Users, Roles.Count) == (other.HasBelow, other.Users, other.Roles.Count)
        && Roles.All(role => other.Roles.TryGetValue(role.Key, out var isHeld) && isHeld == role.Value);
}

/// <summary>Whose access to a role is another one.</summary>
/// <param name="Gained">who has it after the change and not before</param>
/// <param name="Lost">who has it before and not after</param>
public sealed record RoleDifference(AffectedUsers Gained, AffectedUsers Lost);
