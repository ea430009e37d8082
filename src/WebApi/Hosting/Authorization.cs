using Microsoft.AspNetCore.Authorization;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Security;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>One policy for each scope of a JWT, and for each thing that can be done on the SCIM plane.</summary>
internal static class Authorization
{
    public static IServiceCollection AddPermissions(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var scope in Permissions.Scopes)
        {
            authorization.AddPolicy(scope, policy => policy
                .AddAuthenticationSchemes(Authentication.Jwt)
                .RequireAuthenticatedUser()
                .RequireClaim(Claims.Scope, scope));
        }

        foreach (var (name, token, jwt) in Permissions.ScimPlane)
        {
            authorization.AddPolicy(name, policy => policy
                .AddAuthenticationSchemes(Authentication.ScimPlane)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => TokenCaller.Of(context.User) is { } caller
                    ? (caller.Token.Scopes & token) != 0
                    : jwt.Any(context.User.MayDo)));
        }

        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationFailures>();
        return services;
    }
}
