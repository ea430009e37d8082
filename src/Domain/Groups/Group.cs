using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Domain.Groups;

/// <summary>A group of users and groups. Its members are rows of their own, so that a group never has to be loaded with all of them.</summary>
public sealed class Group : AggregateRoot
{
    private Group()
    {
    }

    public GroupId Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public string DisplayName { get; private set; } = null!;

    /// <summary>The display name without case, stored for the index: who synchronizes groups looks for each by its name.</summary>
    public string DisplayNameKey { get; private set; } = null!;

    public string? ExternalId { get; private set; }

    public string Document { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <param name="tenant">whose directory</param>
    /// <param name="profile">what is known of the group</param>
    /// <param name="now">the time</param>
    /// <param name="id">where others refer to the group before it is made</param>
    /// <param name="members">whom it begins with</param>
    public static Group Create(TenantId tenant, GroupProfile profile, DateTimeOffset now, GroupId? id = null, IReadOnlyCollection<Guid>? members = null)
    {
        var group = new Group { Id = id ?? GroupId.New(now), TenantId = tenant, CreatedAt = now, UpdatedAt = now };
        group.Take(profile);
        group.Raise(EventName.GroupCreated, profile.Changed);
        group.Tell(new MemberDifference(members ?? [], []));
        return group;
    }

    /// <summary>
    /// Replaces what is known of the group. What says the same as before changes nothing, not even the version. Members are part of what
    /// clients see of the group: when some came or went it is another one.
    /// </summary>
    /// <returns>whether anything changed</returns>
    public bool Replace(GroupProfile profile, DateTimeOffset now, MemberDifference? members = null)
    {
        var isSame = profile.Document == Document;
        if (isSame && members is not { IsAny: true })
        {
            return false;
        }

        Take(profile);
        if (!isSame)
        {
            Raise(EventName.GroupUpdated, profile.Changed);
        }

        Tell(members ?? MemberDifference.None);
        UpdatedAt = now;
        Changed();
        return true;
    }

    /// <summary>To be called before the group is removed.</summary>
    public void Delete() => Raise(EventName.GroupDeleted, []);

    private void Take(GroupProfile profile)
    {
        if (!GroupProfile.IsValidDisplayName(profile.DisplayName))
        {
            throw new InvalidGroupDisplayName();
        }

        if (profile.ExternalId?.Length > GroupProfile.MaxExternalIdLength)
        {
            throw new InvalidExternalId(GroupProfile.MaxExternalIdLength);
        }

        DisplayName = profile.DisplayName;
        DisplayNameKey = CaseFold.Fold(profile.DisplayName);
        ExternalId = profile.ExternalId;
        Document = profile.Document;
    }

    private void Raise(EventName name, IReadOnlyCollection<string> attributes) => Raise(new DomainEvent(name, TenantId, Id.Value)
    {
        Changes = attributes.Count > 0 ? [new Change.Attributes(attributes)] : [],
    });

    private void Tell(MemberDifference members)
    {
        foreach (var happened in members.ToldOf(TenantId, Id))
        {
            Raise(happened);
        }
    }
}
