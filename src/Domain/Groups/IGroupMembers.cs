using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Groups;

/// <summary>
/// Set operations on the member rows of a group. None but <see cref="ReplaceAsync"/> and <see cref="ClearAsync"/> costs more in a large
/// group than in a small one. A change is stored when the unit of work is saved.
/// </summary>
public interface IGroupMembers
{
    /// <summary>Those of the ids that are users and groups of the tenant.</summary>
    Task<KnownMembers> KnownAsync(TenantId tenant, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Those of the ids that are members.</summary>
    Task<KnownMembers> HeldAsync(Group group, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <returns>those of them that were not members before</returns>
    Task<MemberDifference> AddAsync(Group group, KnownMembers members, CancellationToken cancellationToken);

    /// <returns>those of them that were members</returns>
    Task<MemberDifference> RemoveAsync(Group group, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Makes these, and no others, the members.</summary>
    /// <returns>who came and went</returns>
    Task<MemberDifference> ReplaceAsync(Group group, KnownMembers members, CancellationToken cancellationToken);

    /// <summary>How many groups would stand above one another where the group is, were these groups in it.</summary>
    /// <returns>a large number where more groups stand there than are gone through</returns>
    Task<int> LevelsAsync(Group group, IReadOnlyCollection<Guid> children, CancellationToken cancellationToken);

    /// <returns>who they were</returns>
    Task<MemberDifference> ClearAsync(Group group, CancellationToken cancellationToken);
}

/// <summary>Members that exist.</summary>
public sealed record KnownMembers(IReadOnlyCollection<Guid> Users, IReadOnlyCollection<Guid> Groups)
{
    public static KnownMembers None { get; } = new([], []);

    public KnownMembers Among(IReadOnlySet<Guid> ids) => new([.. Users.Where(ids.Contains)], [.. Groups.Where(ids.Contains)]);
}
