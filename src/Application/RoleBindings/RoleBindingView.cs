namespace ScimPlatform.Application.RoleBindings;

/// <summary>A role binding as it is shown.</summary>
public sealed class RoleBindingView
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    public required Guid UserId { get; init; }

    public required string Namespace { get; init; }

    public required string Role { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }
}
