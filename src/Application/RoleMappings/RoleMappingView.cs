using System.Text.Json.Serialization;
using ScimPlatform.Domain.RoleMappings;

namespace ScimPlatform.Application.RoleMappings;

/// <summary>A role mapping as it is shown.</summary>
public sealed record RoleMappingView
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required MappedGroupView Group { get; init; }

    public required string Namespace { get; init; }

    public required string Role { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public static RoleMappingView Of(RoleMapping mapping) => new()
    {
        Id = mapping.Id.Value,
        TenantId = mapping.TenantId.Value,
        Group = new MappedGroupView { Id = mapping.GroupId?.Value, DisplayName = mapping.DisplayName, ExternalId = mapping.ExternalId },
        Namespace = mapping.Namespace,
        Role = mapping.Role,
        CreatedAt = mapping.CreatedAt,
        CreatedBy = mapping.CreatedBy,
    };
}

/// <summary>Which groups a mapping holds for: one of the three is there.</summary>
public sealed record MappedGroupView
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DisplayName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ExternalId { get; init; }
}
