using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ScimTokens.Minting;
using ScimPlatform.WebApi.RateLimiting.Shares;

namespace ScimPlatform.WebApi.RateLimiting;

/// <summary>How often and how much callers may ask, each limit counted by this node (docs/decisions/0016).</summary>
internal static class Limiting
{
    public static IServiceCollection AddLimits(this IServiceCollection services)
    {
        services.AddSingleton<IMintingLimit, MintingLimit>();
        services.AddSingleton<IAccessTokenLimit, AccessTokenLimit>();
        services.AddSingleton<IntrospectionLimit>();
        services.AddSingleton<CallerRate>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton(provider => Cores.OfThisProcess(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TenantShares>();
        services.AddSingleton<ReceivedBody>();
        return services;
    }
}
