using System.Text.Json.Serialization;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin.SetupLinks;

/// <summary>A setup link; with its address in the answer to making it only.</summary>
[SchemaName("SetupLink")]
public sealed record SetupLinkResponse
{
    public required Guid Id { get; init; }

    public required Guid TenantId { get; init; }

    /// <summary>waiting, opened, expired or revoked.</summary>
    [Constraints(Words = typeof(SetupLinkStatus))]
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required DateTimeOffset? OpenedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required string? RevokedBy { get; init; }

    /// <summary>The link, shown once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    public static SetupLinkResponse Of(SetupLinkView link) => new()
    {
        Id = link.Id,
        TenantId = link.TenantId,
        Status = link.Status.Word(),
        CreatedAt = link.CreatedAt,
        CreatedBy = link.CreatedBy,
        ExpiresAt = link.ExpiresAt,
        OpenedAt = link.OpenedAt,
        RevokedAt = link.RevokedAt,
        RevokedBy = link.RevokedBy,
    };

    // The generated form would print the secret.
    public override string ToString() => nameof(SetupLinkResponse);
}

/// <summary>A new setup link.</summary>
/// <param name="ExpiresInHours">1 to 168; 24 when left out</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
[SchemaName("SetupLinkCreation")]
public sealed record CreateSetupLinkRequest(
    [property: Constraints(Min = SetupLink.MinHours, Max = SetupLink.MaxHours)] int? ExpiresInHours, Guid? TenantId) : IRequestBody<CreateSetupLinkRequest>
{
    public static CreateSetupLinkRequest Read(JsonFields fields) => new(fields.Whole("expires_in_hours"), fields.Uuid("tenant_id"));
}
