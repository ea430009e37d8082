using ScimPlatform.Application.Access;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Access;

/// <summary>A mapping that might be made, or one that might be removed.</summary>
/// <param name="Group">which groups: by one of id, display_name and external_id; not with remove</param>
/// <param name="Namespace">where the role is held; not with remove</param>
/// <param name="Role">which role; not with remove</param>
/// <param name="Remove">the id of a mapping, and nothing else of these</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
[SchemaName("RoleMappingPreviewRequest")]
public sealed record PreviewRoleMappingRequest(
    MappedGroupRequest? Group,
    [property: Constraints(MinLength = 1, MaxLength = RoleName.MaxLength)] string? Namespace,
    [property: Constraints(MinLength = 1, MaxLength = RoleName.MaxLength)] string? Role,
    Guid? Remove,
    Guid? TenantId)
    : IRequestBody<PreviewRoleMappingRequest>
{
    public static PreviewRoleMappingRequest Read(JsonFields fields)
    {
        var isRemoval = fields.RequireAllOrOne(["group", "namespace", "role"], "remove");
        return new PreviewRoleMappingRequest(
            fields.Object("group", MappedGroupRequest.Read),
            fields.Text("namespace"),
            fields.Text("role"),
            fields.Uuid("remove") ?? (isRemoval ? Guid.Empty : null),
            fields.Uuid("tenant_id"));
    }
}

/// <summary>Whose access would change.</summary>
/// <param name="Gains">who would have the role</param>
/// <param name="Losses">who would have it no longer</param>
[SchemaName("RoleMappingPreview")]
public sealed record PreviewRoleMappingResponse(AffectedUsersResponse Gains, AffectedUsersResponse Losses)
{
    internal static PreviewRoleMappingResponse Of(AccessPreview preview) => new(AffectedUsersResponse.Of(preview.Gains), AffectedUsersResponse.Of(preview.Losses));
}

/// <summary>Users whose access would change.</summary>
/// <param name="Count">how many</param>
/// <param name="Items">the first 100 of them</param>
public sealed record AffectedUsersResponse(int Count, IReadOnlyList<AffectedUserResponse> Items)
{
    internal static AffectedUsersResponse Of(AffectedUsers users) => new(users.Count, [.. users.Users.Select(user => new AffectedUserResponse(user))]);
}

/// <summary>A user whose access would change.</summary>
/// <param name="UserId">the user's SCIM id</param>
public sealed record AffectedUserResponse(Guid UserId);
