using Microsoft.AspNetCore.Mvc;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Console.Credentials;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Console;

/// <summary>
/// Puts the console together: pages at <c>/console</c> for people who sign in with a session. They send the same commands and queries as the
/// controllers. No API takes the session's cookie.
/// </summary>
internal static class ConsoleServices
{
    // Without them the framework would look for a form's token first, and call whatever else is asked for malformed.
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    public static IServiceCollection AddConsole(this IServiceCollection services, ConsoleSettings settings, IHostEnvironment environment)
    {
        services.AddSingleton(settings);
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<IErrorWriter>(provider => new ConsoleErrorWriter(provider.GetRequiredService<ServerSettings>()));
        if (!settings.IsOn)
        {
            return services;
        }

        var authentication = services.AddAuthentication()
            .AddCookie(ConsoleSession.Scheme, options => ConsoleSession.Configure(options, environment));
        if (settings.Oidc is { } oidc)
        {
            authentication.AddOpenIdConnect(OidcSignIn.Scheme, options => OidcSignIn.Configure(options, oidc, environment));
        }

        var authorization = services.AddAuthorizationBuilder()
            .AddPolicy(ConsoleSession.Scheme, policy => policy.AddAuthenticationSchemes(ConsoleSession.Scheme).RequireAuthenticatedUser());
        authorization.AddPolicy(ConsoleSession.OfAccounts, policy => policy
            .AddAuthenticationSchemes(ConsoleSession.Scheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.User.SetupLink() is null));
        foreach (var scope in Permissions.Scopes)
        {
            authorization.AddPolicy(ConsoleSession.Needs + scope, policy => policy
                .AddAuthenticationSchemes(ConsoleSession.Scheme)
                .RequireAuthenticatedUser()
                .RequireClaim(Claims.Scope, scope));
        }

        services.AddTransient<ShownOnce>();
        services.AddSingleton<SetupBrowser>();
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/Console";
            options.Conventions.ConfigureFilter(new KnownHandlers());
            options.Conventions.ConfigureFilter(new StaleForms());
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie = ConsoleCookie.Of(ConsoleSession.FormCookie, SameSiteMode.Strict, environment);
            options.FormFieldName = "form_token";
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
            options.Cookie = ConsoleCookie.Of(ConsoleSession.ShownOnceCookie, SameSiteMode.Lax, environment));
        return services;
    }

    public static void MapConsole(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ConsoleSettings>().IsOn)
        {
            app.MapRazorPages().WithMetadata(new HttpMethodMetadata(Methods));
            app.MapConsoleAssets();
        }
    }
}
