using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Groups;

/// <summary>Who came to a group and who left it, users and groups alike.</summary>
public sealed record MemberDifference(IReadOnlyCollection<Guid> Added, IReadOnlyCollection<Guid> Removed)
{
    public static MemberDifference None { get; } = new([], []);

    public bool IsAny => Added.Count + Removed.Count > 0;

    public static MemberDifference operator +(MemberDifference one, MemberDifference other) =>
        new([.. one.Added, .. other.Added], [.. one.Removed, .. other.Removed]);

    /// <summary>What is told of it: as many events as it takes for none to name too many.</summary>
    public IEnumerable<DomainEvent> ToldOf(TenantId tenant, GroupId id) =>
        from some in Added.Select(who => (Id: who, IsAdded: true)).Concat(Removed.Select(who => (Id: who, IsAdded: false))).Chunk(Change.MaxMembers)
        let isAdded = some.ToLookup(one => one.IsAdded, one => one.Id)
        select new DomainEvent(EventName.GroupMembersChanged, tenant, id.Value)
        {
            Changes = [new Change.Attributes(["members"]), new Change.Members([.. isAdded[true]], [.. isAdded[false]])],
        };
}
