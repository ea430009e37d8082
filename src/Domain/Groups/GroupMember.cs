using ScimPlatform.Domain.Users;

namespace ScimPlatform.Domain.Groups;

/// <summary>A user in a group: a row of its own.</summary>
public sealed class GroupMember(GroupId groupId, UserId userId)
{
    public GroupId GroupId { get; private init; } = groupId;

    public UserId UserId { get; private init; } = userId;
}

/// <summary>A group in a group: a row of its own.</summary>
public sealed class GroupChild(GroupId groupId, GroupId childId)
{
    public GroupId GroupId { get; private init; } = groupId;

    public GroupId ChildId { get; private init; } = childId;
}
