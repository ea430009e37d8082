using System.ComponentModel;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>The OpenID provider that people sign in to the console with.</summary>
[Section("Console:Oidc")]
internal sealed record ConsoleOidcSection
{
    private const string Key = "Console:Oidc";

    [Description("The provider's URL for discovery: https, or http on this machine. Without it the console is off outside Development.")]
    public string? Authority { get; init; }

    [Description("The client id of this server at the provider; its redirect URI is /console/signed-in below the public base URL.")]
    public string? ClientId { get; init; }

    [Description("The client's secret; left out for a public client (PKCE is used in any case).")]
    public string? ClientSecret { get; init; }

    [Description("The claim that binds a person to a tenant, by id or slug.")]
    public string TenantClaim { get; init; } = "tenant";

    [Description("The claim that lists a person's roles.")]
    public string RoleClaim { get; init; } = "roles";

    [Description("The scopes that a role has, separated by blanks; * for all but scim.platform.")]
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    /// <exception cref="SettingFault">something is missing, or no scope</exception>
    public OidcSettings? ToSettings(IHostEnvironment environment)
    {
        if (Authority is null)
        {
            return ClientId is null && ClientSecret is null && Roles.Count == 0 ? null : throw SettingFault.Of($"{Key}:Authority", "is missing: other settings of the console have no effect without it");
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || (url is { Scheme: "http", IsLoopback: true } && environment.IsDevelopment())))
        {
            throw SettingFault.Of($"{Key}:Authority", "must be an https URL, or http on this machine in Development");
        }

        if (ClientId is null)
        {
            throw SettingFault.Of($"{Key}:ClientId", "is missing: the console needs it");
        }

        return Roles.Count == 0
            ? throw SettingFault.Of($"{Key}:Roles", "is missing: without roles nobody may do anything")
            : new OidcSettings(Authority, ClientId, ClientSecret, TenantClaim, RoleClaim, Roles.ToDictionary(role => role.Key, role => ScopesOf(role.Key, role.Value)));
    }

    private static IReadOnlyList<string> ScopesOf(string role, string text)
    {
        IReadOnlyList<string> scopes = text == KnownSettings.Any
            ? [.. Permissions.Scopes.Where(scope => scope != Permissions.Platform)]
            : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes.FirstOrDefault(scope => !Permissions.Scopes.Contains(scope)) is { } unknown
            ? throw SettingFault.Of($"{Key}:Roles:{role}", $"names {unknown}, which is no scope")
            : scopes;
    }
}
