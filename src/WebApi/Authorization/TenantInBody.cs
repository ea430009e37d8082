using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>
/// The tenant that a body names whose dialect ignores members that it does not know. What names a tenant is known in every dialect: whoever names another
/// than is meant would take the answer for that one's.
/// </summary>
internal static class TenantInBody
{
    private static readonly object Key = new();

    /// <summary>Takes note of the tenant, if the body names one; what is no text is noted among its faults.</summary>
    public static void Note(HttpContext context, JsonFields fields)
    {
        if (fields.Text(TenantResolver.QueryParameter) is { } named)
        {
            context.Items[Key] = new TenantName(FieldSource.Body, TenantResolver.QueryParameter, named);
        }
    }

    public static TenantName? Of(HttpContext context) => (TenantName?)context.Items[Key];
}
