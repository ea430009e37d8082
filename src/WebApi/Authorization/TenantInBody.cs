using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>
/// The tenant that a body names whose dialect ignores members that it does not know. What names a tenant is known in every dialect: whoever names another
/// than is meant would take the answer for that one's.
/// </summary>
internal static class TenantInBody
{
    private static readonly object Key = new();

    // Truto's own name of it.
    private const string TeamId = "team_id";

    /// <summary>Takes note of the tenant, if the body names one; what is no text is noted among its faults.</summary>
    public static void Note(HttpContext context, JsonFields fields)
    {
        string[] names = DialectPaths.Of(context) == DialectName.Truto ? [TenantResolver.QueryParameter, TeamId] : [TenantResolver.QueryParameter];
        var named = new List<TenantName>();
        foreach (var name in names.Where(name => !fields.Knows(name)))
        {
            if (fields.Text(name) is { } tenant)
            {
                named.Add(new TenantName(FieldSource.Body, name, tenant));
            }
        }

        context.Items[Key] = named;
    }

    public static IReadOnlyList<TenantName> Of(HttpContext context) => context.Items[Key] as IReadOnlyList<TenantName> ?? [];
}
