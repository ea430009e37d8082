namespace ScimPlatform.Domain.Tenants;

/// <summary>The names of the sets of IdP deviations that a tenant can choose from.</summary>
public static class CompatibilityProfiles
{
    public const string Default = "default";

    public static IReadOnlyList<string> Known { get; } =
        [Default, "strict", "interop", "okta", "entra", "onelogin", "jumpcloud", "google"];
}
