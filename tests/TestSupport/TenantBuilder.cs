using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.TestSupport;

/// <summary>A tenant with SCIM switched on that has one live token at most.</summary>
public sealed class TenantBuilder
{
    private string slug = "acme";
    private string displayName = "Acme";
    private TenantSettings settings = new() { ScimEnabled = true };
    private DateTimeOffset createdAt = A.Moment;

    public TenantBuilder WithSlug(string value) => With(() => slug = value);

    public TenantBuilder WithDisplayName(string value) => With(() => displayName = value);

    public TenantBuilder WithScimOff() => With(() => settings = settings with { ScimEnabled = false });

    public TenantBuilder WithMaxLiveTokens(int limit) => With(() => settings = settings with { MaxLiveTokens = limit });

    public TenantBuilder WithTokenLifetime(int days) => With(() => settings = settings with { TokenLifetime = TokenLifetime.OfDays(days) });

    public TenantBuilder WithCompatibilityProfile(string name) => With(() => settings = settings with { CompatibilityProfile = name });

    public TenantBuilder CreatedAt(DateTimeOffset moment) => With(() => createdAt = moment);

    public Tenant Build() => Tenant.Create(TenantSlug.Of(slug), displayName, settings, createdAt);

    private TenantBuilder With(Action change)
    {
        change();
        return this;
    }
}
