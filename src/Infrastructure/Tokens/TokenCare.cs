using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.Application.ScimTokens.Expiry;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Infrastructure.Jobs;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.Infrastructure.Persistence.Repositories;
using ScimPlatform.Infrastructure.Security;

namespace ScimPlatform.Infrastructure.Tokens;

/// <summary>What signs in besides SCIM tokens, and what becomes of credentials in the course of time.</summary>
internal static class TokenCare
{
    public static void AddTokenCare(this IServiceCollection services)
    {
        services.AddTransient<IRememberedMintRepository, RememberedMintRepository>();
        services.AddTransient<ILeakReportRepository, LeakReportRepository>();
        services.AddTransient<IExpiryNotices, ExpiryNotices>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<IDataProtectionProvider, KeyRingProtection>();
        services.AddSingleton<ISecretSeal, SecretSeal>();
        services.AddTransient<IOAuthClientRepository, OAuthClientRepository>();
        services.AddTransient<IAccessTokenRepository, AccessTokenRepository>();
        services.AddTransient<IUsedAssertions, UsedAssertions>();
        services.AddTransient<IOAuthClientQueries, OAuthClientQueries>();
        services.AddTransient<ISetupLinkRepository, SetupLinkRepository>();
        services.AddTransient<ISetupLinkQueries, SetupLinkQueries>();
        services.AddJob<AccessTokenJob>();
        services.AddJob<SetupLinkJob>();
        services.AddJob<MintJob>();
        services.AddJob<ExpiryJob>();
        services.AddJob<LeakReportJob>();
    }
}
