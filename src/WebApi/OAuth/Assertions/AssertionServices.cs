using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.OAuthClients.AccessTokens;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.OAuth.Assertions;

/// <summary>Whatever looks at assertions and their keys.</summary>
internal static class AssertionServices
{
    public static IServiceCollection AddAssertions(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new KeyHosts(settings.FederationHosts));
        services.AddSingleton<IClientKeySets, ClientKeySets>();
        services.AddSingleton<KeySets>();
        services.AddSingleton<IAssertionValidation, AssertionValidation>();
        return services;
    }
}

/// <param name="Allowed">the hosts that keys are fetched from; none for any</param>
internal sealed record KeyHosts(IReadOnlyList<string> Allowed);
