using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>The guard of the tenant that a request on the SCIM plane is about, once its caller is known; bulk operations are the same request's.</summary>
internal sealed class RequestGuard(IHttpContextAccessor accessor) : ICurrentGuard
{
    private static readonly object Key = new();

    public DeprovisionGuard? Guard => accessor.HttpContext?.Items.TryGetValue(Key, out var guard) == true ? (DeprovisionGuard?)guard : null;

    /// <summary>Binds what the request does from now on.</summary>
    public static void Bind(HttpContext context, DeprovisionGuard? guard)
    {
        if (guard is not null)
        {
            context.Items[Key] = guard;
        }
    }
}
