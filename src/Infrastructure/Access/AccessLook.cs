using ScimPlatform.Application.Access;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.Access;

/// <summary>Whose roles are compared, for a change that the next save stores.</summary>
internal sealed class AccessLook
{
    private readonly AggregateRoot cause;
    private readonly Guid id;
    private readonly User? user;
    private readonly UserChangeKind kind;
    private IReadOnlyCollection<RoleName>? given;

    public AccessLook(User user, UserChangeKind kind)
    {
        (cause, id, Tenant, this.user, this.kind, Users) = (user, user.Id.Value, user.TenantId, user, kind, [user.Id.Value]);
    }

    public AccessLook(GroupChange change)
    {
        (cause, id, Tenant, Change) = (change.Group, change.Group.Id.Value, change.Group.TenantId, change);
        (Users, Groups) = (change.Concerned, change.Concerned);
    }

    public TenantId Tenant { get; }

    /// <summary>Null where a user changes.</summary>
    public GroupChange? Change { get; }

    public IReadOnlyCollection<Guid> Users { get; }

    /// <summary>Those with all below, as far as they are groups.</summary>
    public IReadOnlyCollection<Guid> Groups { get; private set; } = [];

    /// <summary>What was found out before the transaction; null where users are looked at one by one within it.</summary>
    public IReadOnlyList<(RoleName Role, RoleDifference Difference)>? Found { get; private set; }

    /// <summary>The users, and those below the groups before the change.</summary>
    public IReadOnlyCollection<Guid> Watched { get; set; } = [];

    /// <summary>The roles that they had then.</summary>
    public RolesOfUsers Before { get; set; } = new();

    /// <summary>Whether another change that is under way may be of the same person's access: not of who is made, who is in no group yet.</summary>
    public bool MeetsOthers => user is null || kind is not UserChangeKind.Creation;

    /// <summary>Whether it may move roles of users that change themselves meanwhile: not where a user changes, nor a group that leads to no role.</summary>
    public bool MovesRoles => Change is not null && Found is not { Count: 0 };

    /// <summary>Whether roles are read before the change: not of who is made by it, nor where it takes what is known.</summary>
    public bool ReadsBefore => MeetsOthers && !OnlyLeave;

    /// <summary>Whether roles are read after the change: not where what leads to them stays, nor where it adds what is known.</summary>
    public bool ReadsAfter => !KeepsRoles && !OnlyCome;

    private bool OnlyCome => given is not null && Change!.Removed.Count == 0;

    private bool OnlyLeave => given is not null && Change!.Added.Count == 0;

    private bool KeepsRoles => user is not null && kind is UserChangeKind.OfActivity or UserChangeKind.Deletion;

    /// <summary>No group comes or goes.</summary>
    /// <param name="roles">what every member of the changed group has by it</param>
    public void NothingBelow(IReadOnlyCollection<RoleName> roles)
    {
        Groups = [];
        given = Change!.Kind is GroupChangeKind.OfMembers ? roles : null;
    }

    public void Find(IReadOnlyList<(RoleName Role, RoleDifference Difference)> found) => Found = found;

    /// <summary>What they have afterwards.</summary>
    /// <param name="read">what was read then</param>
    public RolesOfUsers After(RolesOfUsers read)
    {
        if (KeepsRoles)
        {
            return Before.Of(Watched, kind is UserChangeKind.OfActivity && user!.Active);
        }

        if (OnlyCome)
        {
            return Before.With(given!);
        }

        var after = read.Of(Watched);
        Before = OnlyLeave ? after.With(given!) : Before;
        return after;
    }

    /// <summary>What is told of roles that somebody gained or lost.</summary>
    public IEnumerable<DomainEvent> Told(RolesOfUsers after) => Found is { } found
        ? found.Select(one => Told(EventName.AccessGranted, one.Role, one.Difference.Gained))
            .Concat(found.Select(one => Told(EventName.AccessRevoked, one.Role, one.Difference.Lost))).OfType<DomainEvent>()
        : Told(EventName.AccessGranted, after.Without(Before)).Concat(Told(EventName.AccessRevoked, Before.Without(after)));

    private IEnumerable<DomainEvent> Told(EventName name, IEnumerable<(RoleName Role, Guid User)> pairs) =>
        from pair in pairs
        group pair.User by pair.Role into users
        orderby users.Key.Namespace, users.Key.Role
        select Told(name, users.Key, new AffectedUsers(users.Count(), [.. users.Order().Take(AccessEvents.MostNamed)]));

    private DomainEvent? Told(EventName name, RoleName role, AffectedUsers users) =>
        users.Count == 0 ? null : AccessEvents.Of(name, Tenant, id, role, users) with { Version = cause.Version };
}
