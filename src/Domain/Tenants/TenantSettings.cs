using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.Tenants;

/// <summary>What a new tenant starts with where its maker says nothing else.</summary>
public sealed record TenantSettings
{
    public bool ScimEnabled { get; init; }

    public int MaxLiveTokens { get; init; } = 1;

    public TokenLifetime TokenLifetime { get; init; } = TokenLifetime.Default;

    public string CompatibilityProfile { get; init; } = CompatibilityProfiles.Default;
}
