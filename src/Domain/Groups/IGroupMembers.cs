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

    /// <returns>whether any of them was not a member before</returns>
    Task<bool> AddAsync(Group group, KnownMembers members, CancellationToken cancellationToken);

    /// <returns>whether any of them was a member</returns>
    Task<bool> RemoveAsync(Group group, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Makes these, and no others, the members.</summary>
    /// <returns>whether anything changed</returns>
    Task<bool> ReplaceAsync(Group group, KnownMembers members, CancellationToken cancellationToken);

    /// <returns>whether there was any member</returns>
    Task<bool> ClearAsync(Group group, CancellationToken cancellationToken);
}

/// <summary>Members that exist.</summary>
public sealed record KnownMembers(IReadOnlyCollection<Guid> Users, IReadOnlyCollection<Guid> Groups)
{
    public static KnownMembers None { get; } = new([], []);
}
