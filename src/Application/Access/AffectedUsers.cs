using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;

namespace ScimPlatform.Application.Access;

/// <summary>Users whose access is another one by a change.</summary>
/// <param name="Count">how many</param>
/// <param name="Users">the first of them, by id</param>
public sealed record AffectedUsers(int Count, IReadOnlyList<Guid> Users)
{
    /// <summary>How many a preview shows.</summary>
    public const int MostShown = 100;

    public static AffectedUsers None { get; } = new(0, []);
}

/// <summary>Which active users have a role by one mapping, and by nothing else.</summary>
/// <param name="Group">which groups the mapping holds for</param>
/// <param name="Role">which role</param>
/// <param name="Except">the mapping itself, where it is stored</param>
public sealed record MappingQuestion(MappedGroup Group, RoleName Role, RoleMappingId? Except);
