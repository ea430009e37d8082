using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Console;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.OpenApi;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>In Development, says what a newcomer needs: addresses, files, and, unless it has issuers of its own, a JWT and a line for each dialect that works as it stands.</summary>
internal static class Welcome
{
    private static readonly TimeSpan JwtLifetime = TimeSpan.FromHours(8);

    public static async Task WriteAsync(WebApplication app, TextWriter output)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        if (!settings.Console.HasLinks || app.Urls.FirstOrDefault() is not { } listening)
        {
            return;
        }

        var url = listening.TrimEnd('/') + settings.PathBase;
        var link = app.Services.GetRequiredService<SignInLinks>().Make();
        if (app.Services.GetService<DevelopmentIssuer>() is not { } issuer)
        {
            await output.WriteLineAsync(Text(url, link, settings));
            return;
        }

        var scopes = string.Join(' ', Permissions.Scopes.Where(scope => scope != Permissions.Platform));
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var jwt = issuer.Issue("developer", Startup.DevelopmentTenant, scopes, now, JwtLifetime);
        await output.WriteLineAsync(Text(url, jwt, link, settings));
    }

    /// <param name="url">where the server is, with its path base and without a slash at its end</param>
    /// <param name="jwt">an administrator's, for the tenant of Development</param>
    /// <param name="link">signs in to the console, once</param>
    /// <param name="settings">which files are used</param>
    internal static string Text(string url, string jwt, string link, ServerSettings settings)
    {
        const string Bearer = """-H "Authorization: Bearer $JWT" """;
        const string Json = "-H 'Content-Type: application/json' -d";
        var revoke = $"curl -sS -o /dev/null -X POST {url}/api/web/namespaces/system/revoke/scim_token {Bearer}--next";
        return $$"""
            {{Places(url, link, settings)}}

            An admin JWT, good for {{JwtLifetime.TotalHours}} hours. Paste this line first, the others use it:

            JWT={{jwt}}

            Mint a SCIM token in any dialect. The tenant has one live token at a time: F5 and Unleash replace it, before the
            other two it is revoked.

            F5 XC:
            curl -sS -X POST {{url}}/api/web/namespaces/system/scim_token -H "Authorization: APIToken $JWT" {{Json}} '{"expiration_days": 90, "namespace": "system"}'

            Unleash:
            curl -sS -X POST {{url}}/api/admin/scim-settings/generate-new-token -H "Authorization: $JWT"

            Admin API:
            {{revoke}} -sS -X POST {{url}}/api/v1/admin/scim-tokens/ {{Bearer}}{{Json}} '{"name": "Okta"}'

            Truto:
            {{revoke}} -sS -X POST {{url}}/scim-token {{Bearer}}{{Json}} '{"name": "Okta provisioning"}'

            Create a user with a role (F5 XC users; a SCIM token in place of the JWT does as well):
            curl -sS -X POST {{url}}/api/scim/namespaces/system/v2/Users {{Bearer}}{{Json}} "{\"userName\": \"user-$(date +%s)@example.com\", \"roles\": [\"ves-io-monitor-role\"]}"
            """;
    }

    /// <inheritdoc cref="Text(string, string, string, ServerSettings)"/>
    /// <remarks>Where issuers are configured, JWTs are theirs to give.</remarks>
    internal static string Text(string url, string link, ServerSettings settings) => $"""
        {Places(url, link, settings)}

        JWTs come from the issuers of Authentication:Jwt: this server makes none. The console's link signs in once, as the operator.
        """;

    private static string Places(string url, string link, ServerSettings settings) => $"""
        ScimPlatform is up, with the tenant {Startup.DevelopmentTenant}.

          console        {url}{ConsolePaths.SignIn}?{ConsolePaths.Link}={link}
          API            {url}/api/v1/admin/scim-tokens/
          SCIM           {url}{DialectPaths.ScimBase}
          documentation  {url}{Documentation.Page}
          OpenAPI        {url}{Documentation.Document}
          data           {settings.DataDirectory}
          database       {settings.Database.File ?? settings.Database.Provider.ToString()}
        """;
}
