namespace ScimPlatform.Application.Access;

/// <summary>What a user may do.</summary>
/// <param name="Active">whether the user is active; who is not may do nothing, whatever it is bound or mapped to</param>
/// <param name="Roles">the roles, each once, by namespace and role</param>
public sealed record UserAccess(bool Active, IReadOnlyList<HeldRole> Roles);

/// <summary>A role that somebody has, and why.</summary>
/// <param name="Namespace">where it is held</param>
/// <param name="Role">which role</param>
/// <param name="Because">every reason, bindings first</param>
public sealed record HeldRole(string Namespace, string Role, IReadOnlyList<AccessReason> Because);

/// <summary>Somebody who has the role that was asked for, and why.</summary>
public sealed record AccessHolder(Guid UserId, IReadOnlyList<AccessReason> Because);

/// <summary>Why somebody has a role.</summary>
public abstract record AccessReason
{
    private AccessReason()
    {
    }

    /// <summary>The user is bound to it.</summary>
    /// <param name="BindingId">the role binding</param>
    /// <param name="By">who made it</param>
    /// <param name="At">when</param>
    public sealed record Binding(Guid BindingId, string By, DateTimeOffset At) : AccessReason;

    /// <summary>The user is in a group that is mapped to it.</summary>
    /// <param name="MappingId">the role mapping</param>
    /// <param name="Groups">ways from a group of the user's own to one that is mapped, shortest first; none meets a group twice</param>
    public sealed record Mapping(Guid MappingId, IReadOnlyList<IReadOnlyList<GroupOnTheWay>> Groups) : AccessReason;
}

/// <summary>A group on the way from a user to a mapped group.</summary>
public sealed record GroupOnTheWay(Guid Id, string DisplayName);
