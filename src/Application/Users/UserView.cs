using System.Text;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>A user as it is shown: the document and what stands beside it in the store.</summary>
/// <param name="Id">the user</param>
/// <param name="Document">the attributes as canonical JSON, in UTF-8</param>
/// <param name="Roles">the role bindings, in their order</param>
/// <param name="Groups">the groups that the user belongs to</param>
/// <param name="CreatedAt">when the user was made</param>
/// <param name="UpdatedAt">when it last changed</param>
/// <param name="Version">moves with every change</param>
public sealed record UserView(
    UserId Id,
    ReadOnlyMemory<byte> Document,
    IReadOnlyList<UserRole> Roles,
    IReadOnlyList<UserGroup> Groups,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version)
{
    public StoredMeta Meta => new(Id.Value, CreatedAt, UpdatedAt, Version);

    public static UserView Of(User user, IEnumerable<RoleBinding> bindings, IReadOnlyList<UserGroup> groups) => new(
        user.Id,
        Encoding.UTF8.GetBytes(user.Document),
        [.. bindings.OrderBy(binding => binding.Ordinal).Select(binding => new UserRole(binding.Name, binding.Label))],
        groups,
        user.CreatedAt,
        user.UpdatedAt,
        user.Version);
}

/// <summary>A role of a user and how its identity provider describes it.</summary>
public sealed record UserRole(RoleName Name, RoleLabel Label);

/// <summary>A group that a user belongs to.</summary>
/// <param name="Id">the group</param>
/// <param name="DisplayName">its name</param>
/// <param name="IsDirect">whether the user is a member itself, or through another group only</param>
public sealed record UserGroup(Guid Id, string DisplayName, bool IsDirect);
