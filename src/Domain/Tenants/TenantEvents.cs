using ScimPlatform.Domain.Common;

namespace ScimPlatform.Domain.Tenants;

/// <summary>What the audit is told of a tenant.</summary>
internal static class TenantEvents
{
    public static DomainEvent Created(Tenant tenant) => Of(tenant, EventName.TenantCreated) with
    {
        Changes =
        [
            new Change.Setting("slug", null, tenant.Slug.Value),
            new Change.Setting("display_name", null, tenant.DisplayName),
            new Change.Setting("scim_enabled", null, tenant.ScimEnabled),
            new Change.Setting("max_live_tokens", null, tenant.MaxLiveTokens),
            new Change.Setting("default_token_lifetime_days", null, tenant.TokenLifetime.Days),
            new Change.Setting("compatibility_profile", null, tenant.CompatibilityProfile),
        ],
    };

    public static DomainEvent Updated(Tenant tenant, string setting, object? from, object? to) =>
        Of(tenant, EventName.TenantUpdated) with { Changes = [new Change.Setting(setting, from, to)] };

    // Its slug will be another tenant's one day: only the record tells whose it was.
    public static DomainEvent Deleted(Tenant tenant) =>
        Of(tenant, EventName.TenantDeleted) with { Changes = [new Change.Setting("slug", tenant.Slug.Value, null)] };

    private static DomainEvent Of(Tenant tenant, EventName name) => new(name, tenant.Id, tenant.Id.Value);
}
