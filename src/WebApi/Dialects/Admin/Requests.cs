using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>A new token.</summary>
/// <param name="Name">1 to 100 characters</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
/// <param name="ExpiresInDays">1 to 730; the tenant's default when left out</param>
/// <param name="Scopes">users:read, users:write, groups:read, groups:write; all when left out</param>
/// <param name="AllowedNetworks">addresses and CIDR blocks; anywhere when left out</param>
public sealed record CreateScimTokenRequest(
    string Name, Guid? TenantId, int? ExpiresInDays, IReadOnlyList<string>? Scopes, IReadOnlyList<string>? AllowedNetworks)
    : IRequestBody<CreateScimTokenRequest>
{
    public static CreateScimTokenRequest Read(JsonFields fields) => new(
        fields.RequiredText("name"),
        fields.NullableUuid("tenant_id"),
        fields.Whole("expires_in_days"),
        fields.TextList("scopes"),
        fields.TextList("allowed_networks"));
}

/// <summary>What to change of a token; what is left out stays.</summary>
public sealed record PatchScimTokenRequest(
    string? Name, int? ExpiresInDays, IReadOnlyList<string>? Scopes, IReadOnlyList<string>? AllowedNetworks)
    : IRequestBody<PatchScimTokenRequest>
{
    public static PatchScimTokenRequest Read(JsonFields fields) => new(
        fields.Text("name"), fields.Whole("expires_in_days"), fields.TextList("scopes"), fields.TextList("allowed_networks"));
}

/// <summary>How to replace a token.</summary>
/// <param name="OverlapMinutes">how long the replaced one lives on, 0 to 1440; not at all when left out</param>
[SchemaName("ScimTokenRecreation")]
public sealed record RecreateScimTokenRequest(int? OverlapMinutes) : IRequestBody<RecreateScimTokenRequest>
{
    public static bool IsOptional => true;

    public static RecreateScimTokenRequest Read(JsonFields fields) => new(fields.Whole("overlap_minutes"));
}

/// <summary>A new tenant.</summary>
public sealed record CreateTenantRequest(
    string Slug,
    string? DisplayName,
    bool? ScimEnabled,
    int? MaxLiveTokens,
    int? DefaultTokenLifetimeDays,
    string? CompatibilityProfile) : IRequestBody<CreateTenantRequest>
{
    public static CreateTenantRequest Read(JsonFields fields) => new(
        fields.RequiredText("slug"),
        fields.Text("display_name"),
        fields.Flag("scim_enabled"),
        fields.Whole("max_live_tokens"),
        fields.Whole("default_token_lifetime_days"),
        fields.Text("compatibility_profile"));
}

/// <summary>What to change of a tenant; what is left out stays.</summary>
public sealed record PatchTenantRequest(
    string? DisplayName, bool? ScimEnabled, int? MaxLiveTokens, int? DefaultTokenLifetimeDays, string? CompatibilityProfile)
    : IRequestBody<PatchTenantRequest>
{
    public static PatchTenantRequest Read(JsonFields fields) => new(
        fields.Text("display_name"),
        fields.Flag("scim_enabled"),
        fields.Whole("max_live_tokens"),
        fields.Whole("default_token_lifetime_days"),
        fields.Text("compatibility_profile"));
}

/// <summary>A role for a user in a namespace.</summary>
/// <param name="UserId">the user's SCIM id</param>
/// <param name="Namespace">where the role is held</param>
/// <param name="Role">which role</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
public sealed record AddRoleBindingRequest(Guid UserId, string Namespace, string Role, Guid? TenantId)
    : IRequestBody<AddRoleBindingRequest>
{
    public static AddRoleBindingRequest Read(JsonFields fields) => new(
        fields.RequiredUuid("user_id"), fields.RequiredText("namespace"), fields.RequiredText("role"), fields.NullableUuid("tenant_id"));
}
