using System.Text.Json.Serialization;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <summary>A tenant as it is shown.</summary>
public sealed class TenantView
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string DisplayName { get; init; }

    public required bool ScimEnabled { get; init; }

    public required int MaxLiveTokens { get; init; }

    public required int DefaultTokenLifetimeDays { get; init; }

    public required string CompatibilityProfile { get; init; }

    /// <summary>From when on static tokens are refused and not minted any more; null for never.</summary>
    public DateTimeOffset? StaticTokensUntil { get; init; }

    /// <summary>What is done with a password that a connector sends: keep, discard or refuse.</summary>
    public required string Passwords { get; init; }

    /// <summary>How many users may be taken away on the SCIM plane within so many minutes; null where nothing guards them.</summary>
    public DeprovisionGuard? DeprovisionGuard { get; init; }

    /// <summary>Until when the guard lets everything through; not shown.</summary>
    [JsonIgnore]
    public DateTimeOffset? DeprovisionReleasedUntil { get; init; }

    /// <summary>Whether the tenant maps a group to a role; not shown, and known only of a tenant that was found by itself.</summary>
    [JsonIgnore]
    public bool MapsRoles { get; init; }

    /// <summary>Which state of the tenant's own schemas is in force; not shown.</summary>
    [JsonIgnore]
    public long SchemaVersion { get; init; }

    /// <summary>Moves with every change of the settings and with every mint; not shown by the API.</summary>
    [JsonIgnore]
    public long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
