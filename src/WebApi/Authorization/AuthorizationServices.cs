using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.RateLimiting;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>One policy for each scope of a JWT, and for each thing that can be done on the SCIM plane.</summary>
internal static class AuthorizationServices
{
    public static IServiceCollection AddPermissions(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in Permissions.Scopes)
        {
            authorization.AddPolicy(scope, policy => policy
                .AddAuthenticationSchemes(AuthenticationServices.Jwt)
                .RequireAuthenticatedUser()
                .RequireClaim(Claims.Scope, scope));
        }

        foreach (var (name, requirement) in Permissions.ScimPlane)
        {
            authorization.AddPolicy(name, policy => policy
                .AddAuthenticationSchemes(AuthenticationServices.Jwt)
                .RequireAuthenticatedUser()
                .AddRequirements(requirement));
        }

        services.AddSingleton<IPolicyEvaluator, SignIn>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Admission>();
        return services;
    }
}
