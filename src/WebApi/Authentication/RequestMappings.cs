using ScimPlatform.Application.Access;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>Whether the tenant that a request is about maps groups to roles, once that tenant is known; bulk operations are the same request's.</summary>
internal sealed class RequestMappings(IHttpContextAccessor accessor) : ICurrentMappings
{
    private static readonly object Key = new();

    public bool MapsRoles => accessor.HttpContext?.Items.TryGetValue(Key, out var mapsRoles) != true || (bool)mapsRoles!;

    /// <summary>Holds for what the request does from now on.</summary>
    public static void Bind(HttpContext context, bool mapsRoles) => context.Items[Key] = mapsRoles;
}
