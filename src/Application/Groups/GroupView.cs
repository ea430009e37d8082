using System.Text;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.Groups;

namespace ScimPlatform.Application.Groups;

/// <summary>A group as it is shown: the document and what stands beside it in the store.</summary>
/// <param name="Id">the group</param>
/// <param name="Document">the attributes as canonical JSON, without members, in UTF-8</param>
/// <param name="Members">the members, or null when they were not asked for</param>
/// <param name="CreatedAt">when the group was made</param>
/// <param name="UpdatedAt">when it last changed, its members included</param>
/// <param name="Version">moves with every change</param>
public sealed record GroupView(
    GroupId Id,
    ReadOnlyMemory<byte> Document,
    IReadOnlyList<GroupMemberView>? Members,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version)
{
    public StoredMeta Meta => new(Id.Value, CreatedAt, UpdatedAt, Version);

    public static GroupView Of(Group group, IReadOnlyList<GroupMemberView>? members) =>
        new(group.Id, Encoding.UTF8.GetBytes(group.Document), members, group.CreatedAt, group.UpdatedAt, group.Version);
}

/// <summary>A member of a group.</summary>
/// <param name="Id">the user's or group's id</param>
/// <param name="Display">its name to show</param>
/// <param name="IsGroup">whether it is a group</param>
public readonly record struct GroupMemberView(Guid Id, string? Display, bool IsGroup);
