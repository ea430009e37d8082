using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>What requests do before they wait.</summary>
internal static class WaitingRequests
{
    /// <summary>Resolves the tenant in a scope of its own, so that a request that waits keeps nothing that it took.</summary>
    public static async Task<TenantId> ResolveTenantAsync(this IServiceScopeFactory scopes)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TenantResolver>().ResolveAsync();
    }
}
