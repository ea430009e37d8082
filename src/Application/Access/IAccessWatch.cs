using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Access;

/// <summary>
/// Compares what users may do before a change with what they may do after it, and tells the audit of what has become different, with the next save and in
/// its transaction. What is told has the version of the user or group that changes, by which the records of one thing are ordered.
/// </summary>
public interface IAccessWatch
{
    /// <summary>A user that changes.</summary>
    void Watch(User user, UserChangeKind kind);

    /// <summary>A group that changes, and with it whoever is below.</summary>
    void Watch(GroupChange change);

    /// <summary>A mapping that comes or goes.</summary>
    /// <param name="mapping">which one</param>
    /// <param name="told">what is told of whoever has its role by it alone: granted or revoked</param>
    void Watch(RoleMapping mapping, EventName told);
}

/// <summary>What is done to a user, as far as access comes from it.</summary>
public enum UserChangeKind
{
    /// <summary>It is made, with role bindings.</summary>
    Creation,

    /// <summary>It is activated or deactivated, and what leads to its roles stays.</summary>
    OfActivity,

    /// <summary>Its role bindings are others, and perhaps its activity.</summary>
    OfBindings,

    /// <summary>It goes.</summary>
    Deletion,
}
