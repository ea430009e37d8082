using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Dialects.Admin.Access;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Admin;

/// <summary>A new token.</summary>
/// <param name="Name">1 to 100 characters</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
/// <param name="ExpiresInDays">1 to 730; the tenant's default when left out</param>
/// <param name="Scopes">users:read, users:write, groups:read, groups:write; all when left out</param>
/// <param name="AllowedNetworks">addresses and CIDR blocks; anywhere when left out</param>
public sealed record CreateScimTokenRequest(
    [property: Constraints(MinLength = 1, MaxLength = TokenName.MaxLength)] string Name,
    Guid? TenantId,
    [property: Constraints(Min = TokenLifetime.MinDays, Max = TokenLifetime.MaxDays)] int? ExpiresInDays,
    [property: Constraints(Words = typeof(TokenScopeNames))] IReadOnlyList<string>? Scopes,
    [property: Constraints(ExampleOfItems = "192.0.2.0/24")] IReadOnlyList<string>? AllowedNetworks)
    : IRequestBody<CreateScimTokenRequest>
{
    public static CreateScimTokenRequest Read(JsonFields fields) => new(
        fields.RequiredText("name"),
        fields.Uuid("tenant_id"),
        fields.Whole("expires_in_days"),
        fields.TextList("scopes"),
        fields.TextList("allowed_networks"));
}

/// <summary>What to change of a token; what is left out stays.</summary>
/// <param name="Name">1 to 100 characters</param>
/// <param name="ExpiresInDays">1 to 730, from now</param>
/// <param name="Scopes">users:read, users:write, groups:read, groups:write</param>
/// <param name="AllowedNetworks">addresses and CIDR blocks; anywhere when empty</param>
public sealed record PatchScimTokenRequest(
    [property: Constraints(MinLength = 1, MaxLength = TokenName.MaxLength)] string? Name,
    [property: Constraints(Min = TokenLifetime.MinDays, Max = TokenLifetime.MaxDays)] int? ExpiresInDays,
    [property: Constraints(Words = typeof(TokenScopeNames))] IReadOnlyList<string>? Scopes,
    [property: Constraints(ExampleOfItems = "192.0.2.0/24")] IReadOnlyList<string>? AllowedNetworks)
    : IRequestBody<PatchScimTokenRequest>
{
    public static PatchScimTokenRequest Read(JsonFields fields) => new(
        fields.Text("name"), fields.Whole("expires_in_days"), fields.TextList("scopes"), fields.TextList("allowed_networks"));
}

/// <summary>How to replace a token.</summary>
/// <param name="OverlapMinutes">how long the replaced one lives on, 0 to 1440; not at all when left out</param>
[SchemaName("ScimTokenRecreation")]
public sealed record RecreateScimTokenRequest(
    [property: Constraints(Min = 0, Max = RecreateScimTokenByIdCommand.MaxOverlapMinutes)] int? OverlapMinutes) : IRequestBody<RecreateScimTokenRequest>
{
    public static bool IsOptional => true;

    public static RecreateScimTokenRequest Read(JsonFields fields) => new(fields.Whole("overlap_minutes"));
}

/// <summary>A new tenant.</summary>
/// <param name="Slug">its short name, for claims and headers; not of the form of a uuid</param>
/// <param name="DisplayName">its name for people; the slug when left out</param>
/// <param name="ScimEnabled">whether its SCIM plane is open; not when left out</param>
/// <param name="MaxLiveTokens">how many tokens may be live at once; one when left out</param>
/// <param name="DefaultTokenLifetimeDays">of tokens that are minted without one; 180 when left out</param>
/// <param name="CompatibilityProfile">whose deviations from SCIM are understood</param>
public sealed record CreateTenantRequest(
    [property: Constraints(Pattern = "^" + TenantSlug.Form + "$", Example = "example-corp")] string Slug,
    [property: Constraints(MinLength = 1, MaxLength = Tenant.MaxDisplayNameLength)] string? DisplayName,
    bool? ScimEnabled,
    [property: Constraints(Min = 1, Max = Tenant.HighestLiveTokenLimit)] int? MaxLiveTokens,
    [property: Constraints(Min = TokenLifetime.MinDays, Max = TokenLifetime.MaxDays)] int? DefaultTokenLifetimeDays,
    [property: Constraints(Words = typeof(CompatibilityProfiles))] string? CompatibilityProfile) : IRequestBody<CreateTenantRequest>
{
    public static CreateTenantRequest Read(JsonFields fields) => new(
        fields.RequiredText("slug"),
        fields.Text("display_name"),
        fields.Flag("scim_enabled"),
        fields.Whole("max_live_tokens"),
        fields.Whole("default_token_lifetime_days"),
        fields.Text("compatibility_profile"));
}

/// <summary>
/// What to change of a tenant; what is left out stays. A deprovision_guard of null switches the guard off, a static_tokens_until of null lets
/// static tokens live as long as they say.
/// </summary>
public sealed record PatchTenantRequest(
    [property: Constraints(MinLength = 1, MaxLength = Tenant.MaxDisplayNameLength)] string? DisplayName,
    bool? ScimEnabled,
    [property: Constraints(Min = 1, Max = Tenant.HighestLiveTokenLimit)] int? MaxLiveTokens,
    [property: Constraints(Min = TokenLifetime.MinDays, Max = TokenLifetime.MaxDays)] int? DefaultTokenLifetimeDays,
    [property: Constraints(Words = typeof(CompatibilityProfiles))] string? CompatibilityProfile,
    GuardChange? DeprovisionGuard,
    [property: Constraints(Format = "date-time")] DateTimeOffset? StaticTokensUntil,
    [property: Constraints(Words = typeof(PasswordPolicies))] string? Passwords)
    : IRequestBody<PatchTenantRequest>
{
    // Null is what the member says where it says nothing, too.
    internal bool NeverEndsStaticTokens { get; private init; }

    internal StaticTokensChange? StaticTokens =>
        StaticTokensUntil is not null || NeverEndsStaticTokens ? new StaticTokensChange(StaticTokensUntil) : null;

    public static PatchTenantRequest Read(JsonFields fields) => new(
        fields.Text("display_name"),
        fields.Flag("scim_enabled"),
        fields.Whole("max_live_tokens"),
        fields.Whole("default_token_lifetime_days"),
        fields.Text("compatibility_profile"),
        DeprovisionGuardRequest.ChangeOf(fields),
        fields.Time("static_tokens_until"),
        fields.Text("passwords"))
    {
        NeverEndsStaticTokens = fields.IsNull("static_tokens_until"),
    };
}

/// <summary>A role for a user in a namespace.</summary>
/// <param name="UserId">the user's SCIM id</param>
/// <param name="Namespace">where the role is held</param>
/// <param name="Role">which role</param>
/// <param name="TenantId">the tenant; may be left out or null where the caller belongs to one</param>
public sealed record AddRoleBindingRequest(
    Guid UserId,
    [property: Constraints(MinLength = 1, MaxLength = RoleName.MaxLength)] string Namespace,
    [property: Constraints(MinLength = 1, MaxLength = RoleName.MaxLength)] string Role,
    Guid? TenantId)
    : IRequestBody<AddRoleBindingRequest>
{
    public static AddRoleBindingRequest Read(JsonFields fields) => new(
        fields.RequiredUuid("user_id"), fields.RequiredText("namespace"), fields.RequiredText("role"), fields.Uuid("tenant_id"));
}
