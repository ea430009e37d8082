using System.Text.Json.Serialization;
using ScimPlatform.Application.Access;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Access;

/// <summary>What a user may do, and why.</summary>
/// <param name="Active">whether the user is active; who is not has no role</param>
/// <param name="Items">each role once</param>
public sealed record UserAccessResponse(bool Active, IReadOnlyList<HeldRoleResponse> Items)
{
    internal static UserAccessResponse Of(UserAccess access) => new(access.Active, [.. access.Roles.Select(HeldRoleResponse.Of)]);
}

/// <summary>A role that a user has.</summary>
/// <param name="Namespace">where it is held</param>
/// <param name="Role">which role</param>
/// <param name="Because">every reason</param>
public sealed record HeldRoleResponse(string Namespace, string Role, IReadOnlyList<AccessReasonResponse> Because)
{
    internal static HeldRoleResponse Of(HeldRole held) => new(held.Namespace, held.Role, [.. held.Because.Select(AccessReasonResponse.Of)]);
}

/// <summary>A user who has the role.</summary>
/// <param name="UserId">the user's SCIM id</param>
/// <param name="Because">every reason</param>
public sealed record AccessHolderResponse(Guid UserId, IReadOnlyList<AccessReasonResponse> Because)
{
    internal static AccessHolderResponse Of(AccessHolder holder) => new(holder.UserId, [.. holder.Because.Select(AccessReasonResponse.Of)]);
}

/// <summary>Why a user has a role: a binding of its own, or a mapping of a group that it is in.</summary>
public sealed record AccessReasonResponse
{
    /// <summary>binding or mapping.</summary>
    [Constraints(Words = typeof(AccessReasonKinds))]
    public required string Kind { get; init; }

    /// <summary>Of a binding: which one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? BindingId { get; init; }

    /// <summary>Of a binding: who made it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }

    /// <summary>Of a binding: when it was made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    /// <summary>Of a mapping: which one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? MappingId { get; init; }

    /// <summary>Of a mapping: ways from a group of the user's own to a mapped one, the shortest first; none meets a group twice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<GroupOnTheWay>>? Groups { get; init; }

    internal static AccessReasonResponse Of(AccessReason reason) => reason switch
    {
        AccessReason.Binding binding => new() { Kind = AccessReasonKinds.Binding, BindingId = binding.BindingId, By = binding.By, At = binding.At },
        AccessReason.Mapping mapping => new() { Kind = AccessReasonKinds.Mapping, MappingId = mapping.MappingId, Groups = mapping.Groups },
        _ => throw new InvalidOperationException($"{reason.GetType().Name} cannot be shown."),
    };
}

internal static class AccessReasonKinds
{
    public const string Binding = "binding";
    public const string Mapping = "mapping";

    public static IReadOnlyList<string> Known { get; } = [Binding, Mapping];
}
