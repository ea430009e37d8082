using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.Access;

/// <summary>A role for the members of a group.</summary>
/// <param name="Group">which groups: by one of id, display_name and external_id</param>
/// <param name="Namespace">where the role is held</param>
/// <param name="Role">which role</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
public sealed record CreateRoleMappingRequest(
    MappedGroupRequest Group,
    [property: Constraints(MinLength = 1, MaxLength = RoleName.MaxLength)] string Namespace,
    [property: Constraints(MinLength = 1, MaxLength = RoleName.MaxLength)] string Role,
    Guid? TenantId)
    : IRequestBody<CreateRoleMappingRequest>
{
    public static CreateRoleMappingRequest Read(JsonFields fields) => new(
        (fields.Require("group") ? fields.Object("group", MappedGroupRequest.Read) : null) ?? MappedGroupRequest.None,
        fields.RequiredText("namespace"),
        fields.RequiredText("role"),
        fields.Uuid("tenant_id"));
}

/// <summary>Which groups a mapping holds for: exactly one member.</summary>
/// <param name="Id">the group's SCIM id; the mapping goes with the group</param>
/// <param name="DisplayName">in any case; every group of that name, now and later</param>
/// <param name="ExternalId">exactly; every group with that externalId, now and later</param>
public sealed record MappedGroupRequest(
    Guid? Id,
    [property: Constraints(MinLength = 1, MaxLength = GroupProfile.MaxDisplayNameLength)] string? DisplayName,
    [property: Constraints(MinLength = 1, MaxLength = GroupProfile.MaxExternalIdLength)] string? ExternalId)
{
    /// <summary>What is gone on with where the member could not be read.</summary>
    public static MappedGroupRequest None { get; } = new(Guid.Empty, null, null);

    public MappedGroup Group => this switch
    {
        { DisplayName: { } name } => new MappedGroup.ByDisplayName(name),
        { ExternalId: { } id } => new MappedGroup.ByExternalId(id),
        _ => new MappedGroup.ById(new GroupId(Id ?? Guid.Empty)),
    };

    public static MappedGroupRequest Read(JsonFields fields)
    {
        fields.RequireOne("id", "display_name", "external_id");
        return new MappedGroupRequest(fields.Uuid("id"), fields.Text("display_name"), fields.Text("external_id"));
    }
}
