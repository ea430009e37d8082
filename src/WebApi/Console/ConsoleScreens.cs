using System.Security.Claims;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;

namespace ScimPlatform.WebApi.Console;

/// <summary>A screen about a tenant.</summary>
/// <param name="Path">below the tenant's path</param>
/// <param name="Title">as the menu has it</param>
/// <param name="Scope">what a person needs to see it</param>
internal sealed record ConsoleScreen(string Path, string Title, string Scope)
{
    // As in /console/tenants/{tenant}/people/users/{id}.
    private const int Place = 4;

    /// <summary>Whether the path is the screen's or that of a page below it. The tenant may be named by its id or its slug there.</summary>
    public bool IsAt(PathString path) => string.Equals((path.Value ?? "").Split('/').ElementAtOrDefault(Place), Path, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The screens about a tenant, in the order of the menu.</summary>
internal static class ConsoleScreens
{
    public static IReadOnlyList<ConsoleScreen> All { get; } =
    [
        new("health", "Health", Permissions.TenantsRead),
        new("connect", "Connect", Permissions.TokensRead),
        new("credentials", "Credentials", Permissions.TokensRead),
        new("activity", "Activity", Permissions.AuditRead),
        new("people", "People", Permissions.UsersRead),
        new("mapping", "Mapping", Permissions.UsersRead),
        new("audit", "Audit", Permissions.AuditRead),
        new("events", "Events", Permissions.EventsRead),
        new("settings", "Settings", Permissions.TenantsRead),
    ];

    /// <summary>Those that the person may see.</summary>
    public static IReadOnlyList<ConsoleScreen> Of(ClaimsPrincipal person) => [.. All.Where(screen => person.MayDo(screen.Scope))];
}
