using ScimPlatform.Domain.Users;

namespace ScimPlatform.Domain.Groups;

/// <summary>One membership: a row of its own.</summary>
public sealed class GroupMember(GroupId groupId, UserId userId)
{
    public GroupId GroupId { get; private init; } = groupId;

    public UserId UserId { get; private init; } = userId;
}
